import { maskText } from '../../../lib/mask-text.ts'
import type { HistoryDetails } from '../editing/history.ts'
import type { JsonObject } from '../sealed.ts'

const WILDCARDS: Readonly<Record<string, string>> = { '*': '[^.]+', '**': '.+' }

/**
 * Texts that say nothing of the person, by their place: `*` is any one name or index, `**` whatever follows. Every other
 * text is masked, so that a service that comes later shows nothing before somebody has thought of it.
 */
const PLAIN_OUTPUT = [
  'checks.*.code',
  'checks.*.result',
  'checks.*.reason_code',
  'checks.*.message',
  'fields.*.source',
  'not_looked_at.*',
  'scripts_not_covered.*',
  'screened_lists.**',
  'matches.*.match_id',
  'matches.*.entry_version',
  'matches.*.list',
  'matches.*.topics.*',
  'matches.*.program',
  'matches.*.reasons.*.code',
  'matches.*.decision.**',
  'fraud.risk_level',
  'fraud.not_detectable.*',
  'fraud.*.*.code',
  'fraud.*.*.group',
  'fraud.*.*.severity',
  'fraud.issues_detected.*.field',
  'fraud.issues_detected.*.evidence.*',
  'files_not_read.*.reason',
  'face_match_confidence_level',
  'verification_method',
  'bank',
  'bank_name',
  'review.**',
].map(patternOf)

/** Of tables, by table and column: words of a list that are the same for everybody. */
const PLAIN_ROWS = ['*.currency', '*.trx_types', '*.category_type'].map(patternOf)

const PLAIN_INPUT = ['verification_type', 'files.**', 'template_id', 'region', 'purpose', 'bank'].map(patternOf)

/** An output with the texts masked that may say who the person is. Numbers, flags and the shape stay. */
export function maskOutput(output: JsonObject): JsonObject {
  return maskObject(output, PLAIN_OUTPUT)
}

/** A row of a table, likewise. */
export function maskRow(table: string, row: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(row).map(([name, each]) => [name, maskAt(each, `${table}.${name}`, PLAIN_ROWS)]),
  )
}

/** A configuration, likewise. */
export function maskInput(input: JsonObject): JsonObject {
  return maskObject(input, PLAIN_INPUT)
}

/** What a customer wants to have back with each webhook, likewise: it may say anything. */
export function maskMetadata(metadata: JsonObject): JsonObject {
  return maskObject(metadata, [])
}

/** What an event replaced, likewise. What somebody wrote as a reason is words about the case, and stays. */
export function maskHistory(details: HistoryDetails): HistoryDetails {
  const { earlier_output: output, earlier_configuration: configuration } = details
  return {
    ...details,
    ...(output === undefined ? {} : { earlier_output: maskOutput(output) }),
    ...(configuration === undefined ? {} : { earlier_configuration: maskInput(configuration) }),
  }
}

function maskObject(value: JsonObject, plain: readonly RegExp[]): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskAt(each, name, plain)]))
}

function maskAt(value: unknown, place: string, plain: readonly RegExp[]): unknown {
  if (typeof value === 'string') return plain.some((each) => each.test(place)) ? value : maskText(value)
  if (Array.isArray(value)) return value.map((each, index) => maskAt(each, `${place}.${index}`, plain))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, maskAt(each, `${place}.${name.replaceAll('.', ' ')}`, plain)]),
  )
}

function patternOf(place: string): RegExp {
  const source = place
    .split('.')
    .map((part) => WILDCARDS[part] ?? part)
    .join('\\.')
  return new RegExp(`^${source}$`)
}
