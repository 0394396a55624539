import { cellsOf, type RawValue } from './raw-value.ts'
import type { Snapped } from './snap.ts'
import { type Cell, isInk, type TextRun } from './text-run.ts'

/** Where a value comes from: the print as read, or settled by a list of terms, the area table, a second look. */
export type FieldSource = 'print' | 'terms' | 'areas' | 'second_look'

/** What speaks for and against a value; `confidence.ts` makes a probability of it. */
export interface Evidence {
  /** Probability of the weakest character. */
  readonly weakest: number
  /** Mean probability of the characters. */
  readonly mean: number
  /** Whether the value is a known term or place; null where there is no list. */
  readonly isTerm: boolean | null
  /** Cost of the change from reading to term. */
  readonly cost: number
  /** How much dearer the next best term would have been. */
  readonly margin: number
  /** Whether another part of the card (the NIK) says the same; null when it says nothing. */
  readonly agrees: boolean | null
  readonly foundBy: RawValue['foundBy']
  /** Share of the looks at this row that gave this value; null when there was only one look. */
  readonly support: number | null
  /** Characters of the value. */
  readonly length: number
}

export interface FieldReading {
  readonly value: string | null
  readonly runs: readonly TextRun[]
  readonly source: FieldSource
  readonly evidence: Evidence
}

/** A value nobody found. */
export const NOTHING: FieldReading = {
  value: null,
  runs: [],
  source: 'print',
  evidence: {
    weakest: 0,
    mean: 0,
    isTerm: null,
    cost: 0,
    margin: 0,
    agrees: null,
    foundBy: 'place',
    support: null,
    length: 0,
  },
}

interface Reading {
  readonly value: string
  readonly raw: RawValue
  readonly cells?: readonly Cell[]
  readonly source?: FieldSource
  readonly snapped?: Snapped
}

/** A value with the evidence its characters give. An empty value is nothing. */
export function fieldReading({ value, raw, cells = cellsOf(raw), source = 'print', snapped }: Reading): FieldReading {
  if (value === '') return { ...NOTHING, runs: raw.runs }
  const probabilities = cells.filter(isInk).map(({ probability }) => probability)
  return {
    value,
    runs: raw.runs,
    source: snapped?.isTerm === true && snapped.cost > 0 ? source : 'print',
    evidence: {
      weakest: probabilities.length === 0 ? 0 : Math.min(...probabilities),
      mean: probabilities.reduce((sum, each) => sum + each, 0) / Math.max(1, probabilities.length),
      isTerm: snapped?.isTerm ?? null,
      cost: snapped?.cost ?? 0,
      margin: snapped?.margin ?? 0,
      agrees: null,
      foundBy: raw.foundBy,
      support: null,
      length: value.length,
    },
  }
}
