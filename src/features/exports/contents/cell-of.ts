import type { Cell } from '../../../platform/xlsx/cell.ts'

const DAY = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/**
 * A JSON value as a cell: days and moments as dates, numbers as numbers, every other text as it is (a NIK too, with all
 * its digits and zeros), lists and objects as JSON.
 */
export function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string') return JSON.stringify(value) ?? null
  if (DAY.test(value)) return dateCell('day', value)
  if (MOMENT.test(value)) return dateCell('moment', value)
  return value
}

function dateCell(kind: 'day' | 'moment', text: string): Cell {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return text
  // 31 February is no day: it stays what somebody wrote.
  const isReal = kind === 'moment' || new Date(milliseconds).toISOString().startsWith(text)
  return isReal ? { kind, milliseconds } : text
}
