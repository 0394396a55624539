import type { ShownVerification } from './api-client.ts'
import { renderTable } from './terminal.ts'

/** A settled verification as a person reads it: the card's fields, the checks, the verdict. */
export function renderReport(verification: ShownVerification): string {
  const { output, error } = verification
  if (error !== null) return `${verification.status}: ${error.code}. ${error.message}`
  const fields = Object.entries(output.fields).map(([name, field]) => [
    name,
    field.value ?? '(not readable)',
    field.confidence.toFixed(2),
  ])
  const checks = output.checks.map((check) => [check.code, check.result, check.reason_code ?? '', check.message])
  return [
    renderTable(['FIELD', 'VALUE', 'CONFIDENCE'], fields),
    '',
    renderTable(['CHECK', 'RESULT', 'REASON', 'MESSAGE'], checks, 72),
    '',
    `Verdict: ${verification.output_status ?? 'none'} (status ${verification.status})`,
  ].join('\n')
}
