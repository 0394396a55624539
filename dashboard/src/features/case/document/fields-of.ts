import type { Verification } from '../verification-query.ts'

/** Left, top, right, bottom, each 0–1 of the page. */
export type Box = readonly [number, number, number, number]

export interface ReadField {
  readonly name: string
  readonly value: string | null
  /** 0–1; null where it was not read from a document. */
  readonly confidence: number | null
  readonly page: number
  readonly box: Box | null
}

const NOT_VALUES = new Set([
  'checks',
  'fields',
  'matches',
  'screened_lists',
  'fraud',
  'not_looked_at',
  'receipt',
  'card',
])

/** What was found out, in the order of the output: values that were read from a document with their place. */
export function fieldsOf({ output }: Pick<Verification, 'output'>): readonly ReadField[] {
  if (output === null) return []
  const read: Readonly<Record<string, unknown>> = 'fields' in output ? (output.fields ?? {}) : {}
  const names = [...Object.keys(output).filter((name) => !NOT_VALUES.has(name)), ...Object.keys(read)]
  const values: Readonly<Record<string, unknown>> = { ...output }
  return [...new Set(names)].flatMap((name) => {
    const field = read[name]
    if (isRead(field)) return [{ name, value: textOf(field.value), ...placeOf(field) }]
    const value = values[name]
    return isPlain(value) ? [{ name, value: textOf(value), confidence: null, page: 1, box: null }] : []
  })
}

interface RawField {
  readonly value: unknown
  readonly confidence?: unknown
  readonly page?: unknown
  readonly box?: unknown
}

function placeOf({ confidence, page, box }: RawField): Pick<ReadField, 'confidence' | 'page' | 'box'> {
  return {
    confidence: typeof confidence === 'number' ? confidence : null,
    page: typeof page === 'number' ? page : 1,
    box: isBox(box) ? box : null,
  }
}

function isRead(field: unknown): field is RawField {
  return typeof field === 'object' && field !== null && 'value' in field
}

function isBox(box: unknown): box is Box {
  return Array.isArray(box) && box.length === 4 && box.every((each) => typeof each === 'number')
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
