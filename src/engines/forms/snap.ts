import { type ClosestTerm, closestTerm, likeness } from './likeness.ts'
import { type Cell, isInk } from './text-run.ts'

/** A text after it was compared with the terms it may be. */
export interface Snapped {
  readonly value: string
  /** Whether the value is one of the terms. */
  readonly isTerm: boolean
  /** What the change from the reading to the term costs (see likeness.ts); 0 when it reads so already. */
  readonly cost: number
  /** How much dearer the next best term would have been. */
  readonly margin: number
}

/** What was read: its characters with their evidence, and the text made of them. */
export interface Reading {
  readonly cells: readonly Cell[]
  readonly asRead: string
}

export interface SnapOptions {
  /** Cost per character up to which a reading becomes the term; beyond, the reading stays as it is. */
  readonly costMax: number
  readonly surcharge?: (term: string) => number
  /** Also take a term that is one character off when no other comes near: only for short lists. */
  readonly isShortList?: boolean
}

/** Probability that every character of a sharp print has. */
const SHARP_MIN = 0.9

/** Whether what was read can be taken at its word. */
export function isSharp(cells: readonly Cell[]): boolean {
  return cells.filter(isInk).every(({ probability }) => probability >= SHARP_MIN)
}

/** Compares a reading with a list of terms: the nearest one when near enough, else `asRead`. */
export function snap({ cells, asRead }: Reading, terms: readonly string[], options: SnapOptions): Snapped {
  if (terms.includes(asRead) && (options.surcharge?.(asRead) ?? 0) === 0) {
    return { value: asRead, isTerm: true, cost: likeness(cells, asRead).cost, margin: marginOf(cells, asRead, terms) }
  }
  const closest = closestTerm(cells, terms, options.surcharge)
  if (closest === null || !isNear(closest, options)) {
    return { value: asRead, isTerm: terms.includes(asRead), cost: closest?.cost ?? asRead.length, margin: 0 }
  }
  return { value: closest.term, isTerm: true, cost: closest.cost, margin: closest.margin }
}

function isNear({ term, cost, margin }: ClosestTerm, { costMax, isShortList = false }: SnapOptions): boolean {
  if (cost <= costMax * term.length + 0.15) return true
  return isShortList && cost <= 1 && cost <= 0.4 * term.length && margin >= 0.8
}

function marginOf(cells: readonly Cell[], own: string, terms: readonly string[]): number {
  const other = closestTerm(
    cells,
    terms.filter((term) => term !== own),
  )
  return Math.min(2, other?.cost ?? 2)
}
