import type { Check, Verification } from '../../clients/typescript/src/verification.ts'
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
export function renderReport(verification: Verification): string {
  const {
    output: { checks: looked = [], fields: read = {}, ...others },
    error,
  } = verification
  if (error !== null) return `${verification.status}: ${error.code}. ${error.message}`
  const fields = Object.entries(read).map(([name, field]) => [
    name,
    field.value ?? '(not readable)',
    field.confidence.toFixed(2),
    checksOf(name, looked),
  ])
  const checks = looked.map((check) => [check.code, check.result, check.reason_code ?? '', check.message])
  return [
    fields.length > 0 ? renderTable(['FIELD', 'VALUE', 'CONFIDENCE', 'CHECK'], fields) : membersOf(others),
    '',
    renderTable(['CHECK', 'RESULT', 'REASON', 'MESSAGE'], checks, 72),
    '',
    `Verdict: ${verification.output_status ?? 'none'} (status ${verification.status})`,
  ].join('\n')
}

/** Of a service that reads no fields: its own answer. */
function membersOf(others: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(others).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return renderTable(['NAME', 'VALUE'], rows, 72)
}

function checksOf(field: string, checks: readonly Check[]): string {
  const codes = CHECKS_OF[field] ?? ['FIELDS_READABLE']
  const shown = checks.filter((each) => codes.includes(each.code))
  return shown.map((each) => `${each.code} ${each.result}`).join(', ')
}
