import { type FieldReading, fieldReading } from './field-reading.ts'
import type { RawValue } from './raw-value.ts'
import { isSharp, type Snapped } from './snap.ts'
import type { Cell } from './text-run.ts'

/** A place as it was read, and what a table of places made of it. */
export interface SeenPlace {
  readonly asRead: string
  readonly snapped: Snapped
}

/**
 * What is printed, where that is sharp: tables have typing errors, and names changed. A blurred print becomes the name in
 * the table that it was held to be; spaces, which readers see worst, are always the table's.
 */
export function placeField(raw: RawValue, cells: readonly Cell[], { asRead, snapped }: SeenPlace): FieldReading {
  const isPrint = snapped.isTerm && isSharp(cells) && withoutSpaces(asRead) !== withoutSpaces(snapped.value)
  const own = isPrint ? { ...snapped, value: asRead, cost: 0 } : snapped
  return fieldReading({ value: own.value, raw, cells, snapped: own, source: 'areas' })
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '')
}
