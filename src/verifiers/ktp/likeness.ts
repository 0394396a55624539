import type { Cell } from './text-run.ts'

/** Characters that a worn or blurred print lets pass for one another. Each group both ways. */
const LOOKALIKES = ['O0QDCG', '1ILTJ|!7', 'S5', 'B8ER3', 'Z27', 'G6C', 'A4', 'UVWY', 'MNHW', 'PRF', 'EF', 'KXH', '9G']

const lookalikePairs = new Set(LOOKALIKES.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => a + b))))

/** How far what was read is from a text that may have been printed. */
export interface Likeness {
  /** 0 = as read; about 1 for a wholly different character. */
  readonly cost: number
  /** Characters that were changed, added or left out; spaces do not count. */
  readonly edits: number
  /** Index after the last cell used (all of them unless a prefix was asked for). */
  readonly end: number
}

/**
 * Edit distance that knows what the net saw: a character it thought possible is cheap, one that looks alike is
 * cheaper than any other, spaces and signs weigh little. `prefix`: cells after the text are free, so that a label
 * is found at the head of a longer line.
 */
export function likeness(cells: readonly Cell[], text: string, options: { prefix?: boolean } = {}): Likeness {
  const width = text.length + 1
  let costs = new Float64Array(width)
  let edits = new Float64Array(width)
  let nextCosts = new Float64Array(width)
  let nextEdits = new Float64Array(width)
  for (let column = 1; column < width; column++) {
    const char = text.charAt(column - 1)
    costs[column] = (costs[column - 1] ?? 0) + missingCost(char)
    edits[column] = (edits[column - 1] ?? 0) + (char === ' ' ? 0 : 1)
  }
  let best: Likeness = { cost: costs[width - 1] ?? 0, edits: edits[width - 1] ?? 0, end: 0 }
  for (const [index, cell] of cells.entries()) {
    const surplus = surplusCost(cell)
    const surplusEdit = cell.char === ' ' ? 0 : 1
    nextCosts[0] = (costs[0] ?? 0) + surplus
    nextEdits[0] = (edits[0] ?? 0) + surplusEdit
    for (let column = 1; column < width; column++) {
      const char = text.charAt(column - 1)
      const swap = swapCost(cell, char)
      let cost = (costs[column - 1] ?? 0) + swap
      let edit = (edits[column - 1] ?? 0) + (swap === 0 || char === ' ' ? 0 : 1)
      const dropped = (costs[column] ?? 0) + surplus
      if (dropped < cost) [cost, edit] = [dropped, (edits[column] ?? 0) + surplusEdit]
      const added = (nextCosts[column - 1] ?? 0) + missingCost(char)
      if (added < cost) [cost, edit] = [added, (nextEdits[column - 1] ?? 0) + (char === ' ' ? 0 : 1)]
      nextCosts[column] = cost
      nextEdits[column] = edit
    }
    ;[costs, nextCosts, edits, nextEdits] = [nextCosts, costs, nextEdits, edits]
    const cost = costs[width - 1] ?? 0
    if (cost <= best.cost) best = { cost, edits: edits[width - 1] ?? 0, end: index + 1 }
  }
  return options.prefix === true
    ? best
    : { cost: costs[width - 1] ?? 0, edits: edits[width - 1] ?? 0, end: cells.length }
}

function swapCost(cell: Cell, char: string): number {
  const read = cell.char.toUpperCase()
  if (read === char) return 0
  if (read === ' ' || char === ' ') return 1.2
  const byShape = lookalikePairs.has(read + char) ? 0.5 : 1
  const alternative = cell.alternatives.find((each) => each.char.toUpperCase() === char)
  if (alternative === undefined) return byShape
  // The net's own second thoughts: even odds cost 0.1, odds of 1 to 1000 as much as an unlike shape.
  const odds = Math.log(cell.probability / alternative.probability)
  return Math.min(byShape, Math.max(0.1, 0.1 + 0.13 * odds))
}

function surplusCost(cell: Cell): number {
  return lightness(cell.char) * (0.3 + 0.6 * cell.probability)
}

function missingCost(char: string): number {
  return 0.9 * lightness(char)
}

function lightness(char: string): number {
  if (char === ' ') return 0.15
  return /[A-Za-z0-9]/.test(char) ? 1 : 0.5
}

/** A term that may have been printed, with its distance; `margin` is how much farther the next best one is. */
export interface ClosestTerm {
  readonly term: string
  readonly cost: number
  readonly edits: number
  readonly margin: number
}

/** The term nearest to what was read. `surcharge` makes less expected terms dearer. Null for an empty list. */
export function closestTerm(
  cells: readonly Cell[],
  terms: Iterable<string>,
  surcharge: (term: string) => number = () => 0,
): ClosestTerm | null {
  let best: ClosestTerm | null = null
  let second = Number.POSITIVE_INFINITY
  const slack = cells.length / 2 + 4
  for (const term of new Set(terms)) {
    // Lengths this far apart cannot be near, and villages are many.
    if (Math.abs(term.length - cells.length) > slack) continue
    const { cost, edits } = likeness(cells, term)
    const total = cost + surcharge(term)
    if (best === null || total < best.cost) {
      second = best?.cost ?? second
      best = { term, cost: total, edits, margin: 0 }
    } else if (total < second) second = total
  }
  return best === null ? null : { ...best, margin: second - best.cost }
}
