import type { Cell } from './text-run.ts'

/** Characters that a worn or blurred print lets pass for one another. Each group both ways. */
const LOOKALIKES = ['O0QDCG', '1ILTJ|!7', 'S5', 'B8ER3', 'Z27', 'G6C', 'A4', 'UVWY', 'MNHW', 'PRF', 'EF', 'KXH', '9G']

const CODES = 128
const SPACE = 32

/** Cost of reading one character for another, by character codes; capitals and small letters are the same. */
const SHAPE_COST = shapeCosts()

/** How much a character weighs when it is missing or too many: spaces and signs are easily overlooked. */
const WEIGHT = Float64Array.from({ length: CODES }, (_, code) => weightOf(String.fromCharCode(code)))

/** How far what was read is from a text that may have been printed. */
export interface Likeness {
  /** 0 = as read; about 1 for a wholly different character. */
  readonly cost: number
  /** Index after the last cell used (all of them unless a prefix was asked for). */
  readonly end: number
}

export interface LikenessOptions {
  /** Cells after the text are free. */
  readonly prefix?: boolean
  /** Beyond this cost the answer may be infinity: it is not counted to the end. */
  readonly costMax?: number
}

/**
 * Edit distance that knows what the net saw: a character it thought possible is cheap, one that looks alike is
 * cheaper than any other, spaces and signs weigh little. `prefix`: cells after the text are free, so that a label
 * is found at the head of a longer line. Texts are in capitals.
 */
export function likeness(cells: readonly Cell[], text: string, options: LikenessOptions = {}): Likeness {
  const { prefix = false, costMax = Number.POSITIVE_INFINITY } = options
  const target = codesOf(text)
  const width = target.length + 1
  let costs = new Float64Array(width)
  let next = new Float64Array(width)
  for (let column = 1; column < width; column++) {
    costs[column] = (costs[column - 1] ?? 0) + missing(target[column - 1] ?? SPACE)
  }
  let best: Likeness = { cost: costs[width - 1] ?? 0, end: 0 }
  for (const [index, cell] of cells.entries()) {
    const code = capital(cell.char)
    const surplus = (WEIGHT[code] ?? 1) * (0.3 + 0.6 * cell.probability)
    let least = (costs[0] ?? 0) + surplus
    next[0] = least
    for (let column = 1; column < width; column++) {
      const wanted = target[column - 1] ?? SPACE
      const swapped = (costs[column - 1] ?? 0) + (code === wanted ? 0 : swapCost(cell, code, wanted))
      const dropped = (costs[column] ?? 0) + surplus
      const added = (next[column - 1] ?? 0) + missing(wanted)
      const cost = Math.min(swapped, dropped, added)
      next[column] = cost
      if (cost < least) least = cost
    }
    if (!prefix && least > costMax) return { cost: Number.POSITIVE_INFINITY, end: cells.length }
    ;[costs, next] = [next, costs]
    const cost = costs[width - 1] ?? 0
    if (cost <= best.cost) best = { cost, end: index + 1 }
  }
  return prefix ? best : { cost: costs[width - 1] ?? 0, end: cells.length }
}

function swapCost(cell: Cell, code: number, wanted: number): number {
  const byShape = SHAPE_COST[code * CODES + wanted] ?? 1
  if (cell.alternatives.length === 0 || byShape > 1) return byShape
  const alternative = cell.alternatives.find((each) => capital(each.char) === wanted)
  if (alternative === undefined) return byShape
  // The net's own second thoughts: even odds cost 0.1, odds of 1 to 1000 as much as an unlike shape.
  const odds = Math.log(cell.probability / alternative.probability)
  return Math.min(byShape, Math.max(0.1, 0.1 + 0.13 * odds))
}

function missing(code: number): number {
  return 0.9 * (WEIGHT[code] ?? 1)
}

function weightOf(char: string): number {
  if (char === ' ') return 0.15
  return /[A-Za-z0-9]/.test(char) ? 1 : 0.5
}

function codesOf(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, index) => Math.min(CODES - 1, text.charCodeAt(index)))
}

function capital(char: string): number {
  const code = char.charCodeAt(0)
  if (code >= 97 && code <= 122) return code - 32
  return Math.min(CODES - 1, code)
}

function shapeCosts(): Float64Array {
  const costs = new Float64Array(CODES * CODES).fill(1)
  for (const group of LOOKALIKES) {
    for (const a of group) for (const b of group) costs[capital(a) * CODES + capital(b)] = 0.5
  }
  for (let code = 0; code < CODES; code++) {
    costs[code * CODES + SPACE] = 1.2
    costs[SPACE * CODES + code] = 1.2
    costs[code * CODES + code] = 0
  }
  return costs
}

/** A term that may have been printed, with its distance; `margin` is how much farther the next best one is, 2 at most. */
export interface ClosestTerm {
  readonly term: string
  readonly cost: number
  readonly margin: number
}

const MARGIN_MAX = 2

/** The term nearest to what was read. `surcharge` makes less expected terms dearer. Null for an empty list. */
export function closestTerm(
  cells: readonly Cell[],
  terms: Iterable<string>,
  surcharge: (term: string) => number = () => 0,
): ClosestTerm | null {
  let best: ClosestTerm | null = null
  let second = Number.POSITIVE_INFINITY
  for (const term of terms) {
    // Lengths far apart cannot be near, and villages are many.
    if (Math.abs(term.length - cells.length) > cells.length / 3 + 4) continue
    const extra = surcharge(term)
    const costMax: number = (best?.cost ?? Number.POSITIVE_INFINITY) + MARGIN_MAX - extra
    const cost: number = likeness(cells, term, { costMax }).cost + extra
    if (best === null || cost < best.cost) {
      second = best?.cost ?? second
      best = { term, cost, margin: 0 }
    } else if (cost < second) second = cost
  }
  return best === null ? null : { ...best, margin: Math.min(MARGIN_MAX, second - best.cost) }
}
