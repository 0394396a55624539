import type { ShownVerification } from './api-client.ts'
import { renderTable } from './terminal.ts'

/** The checks that look at a field; every field is looked at by FIELDS_READABLE. */
const CHECKS_OF: Readonly<Record<string, readonly string[]>> = {
  nik: ['NIK_READABLE', 'NIK_FORMAT'],
  birth_date: ['NIK_BIRTH_DATE'],
  gender: ['NIK_SEX'],
  district: ['NIK_AREA'],
  regency: ['NIK_AREA'],
  province: ['NIK_AREA'],
  valid_until: ['VALIDITY'],
}

/** A settled verification as a person reads it: the card's fields, the checks, the verdict. */
export function renderReport(verification: ShownVerification): string {
  const { output, error } = verification
  if (error !== null) return `${verification.status}: ${error.code}. ${error.message}`
  const fields = Object.entries(output.fields).map(([name, field]) => [
    name,
    field.value ?? '(not readable)',
    field.confidence.toFixed(2),
    checksOf(name, output.checks),
  ])
  const checks = output.checks.map((check) => [check.code, check.result, check.reason_code ?? '', check.message])
  return [
    renderTable(['FIELD', 'VALUE', 'CONFIDENCE', 'CHECK'], fields),
    '',
    renderTable(['CHECK', 'RESULT', 'REASON', 'MESSAGE'], checks, 72),
    '',
    `Verdict: ${verification.output_status ?? 'none'} (status ${verification.status})`,
  ].join('\n')
}

function checksOf(field: string, checks: ShownVerification['output']['checks']): string {
  const codes = CHECKS_OF[field] ?? ['FIELDS_READABLE']
  const shown = checks.filter((each) => codes.includes(each.code))
  return shown.map((each) => `${each.code} ${each.result}`).join(', ')
}
