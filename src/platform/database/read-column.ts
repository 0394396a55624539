import pg from 'pg'

const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182

/**
 * How a column's text becomes a value, by type:
 * `bigint` (also `count(*)`) a number; one beyond 2^53 refuses the query rather than lose digits. `numeric` (also the
 * sum of bigints: cast it, `sum(x)::bigint`) stays text. `date` stays text (`2026-01-31`): a day has no zone.
 * `timestamptz` is a Date. `timestamp` without a zone stays text, because it names no moment.
 */
export function readColumn(oid: number, format?: 'text' | 'binary') {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
  switch (oid) {
    case INT8:
      return readSafeInteger
    case DATE:
    case TIMESTAMP:
      return (text: string) => text
    case INT8_ARRAY:
      return (text: string) => readPlainArray(text).map((each) => (each === null ? null : readSafeInteger(each)))
    case DATE_ARRAY:
      return readPlainArray
    default:
      return pg.types.getTypeParser(oid, 'text')
  }
}

function readSafeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`The bigint ${text} does not fit a number; cast the column to text in the query.`)
}

/** As PostgreSQL writes an array of one dimension whose values need no quotes: `{1,2,NULL}`. */
function readPlainArray(text: string): (string | null)[] {
  if (text === '{}') return []
  return text
    .slice(1, -1)
    .split(',')
    .map((each) => (each === 'NULL' ? null : each))
}
