/** Letters that are looked at; names have no longer words. */
export const LENGTH_MAX = 40
/** Costs are whole hundredths of an edit. */
const WHOLE = 100
/** The cheapest letter to have on one side only. */
const LEAST_SHIFT = 65
/** Two neighbours in the other order. */
const SWAP = 80
/** By the codes of two letters, the first times 128: one instead of the other. */
const COST = substitutionCosts()
/** By the code of a letter: to have it on one side only. */
const INSERT = insertionCosts()
const ROW = LENGTH_MAX + 1

/**
 * The table of the weighted optimal string alignment distance (edits and swaps of neighbours; slips that are usual cost less
 * than others) from one word, `ask`, to others, which are given letter by letter. Letters are small Latin ones and digits.
 */
export class EditTable {
  readonly #cells = new Int32Array(ROW * ROW)
  readonly #asked = new Uint8Array(LENGTH_MAX)
  readonly #given = new Uint8Array(LENGTH_MAX)
  readonly #least = new Int32Array(ROW)
  readonly #bounds = new Int32Array(ROW)
  #width = 0

  ask(word: string): void {
    this.#width = Math.min(word.length, LENGTH_MAX)
    for (let j = 0; j < this.#width; j += 1) {
      const letter = word.charCodeAt(j) & 127
      this.#asked[j] = letter
      this.#cells[j + 1] = (this.#cells[j] ?? 0) + (INSERT[letter] ?? 0)
    }
  }

  /** Gives letter `i`, from 1; those before it stay given, those after it are forgotten. */
  give(i: number, letter: number): void {
    const cells = this.#cells
    const asked = this.#asked
    const width = this.#width
    const x = letter & 127
    const xBefore = i > 1 ? (this.#given[i - 2] ?? 0) : -1
    const deletion = INSERT[x] ?? 0
    const here = i * ROW
    const above = here - ROW
    let diagonal = cells[above] ?? 0
    let beside = diagonal + deletion
    let least = beside
    let y = -1
    cells[here] = beside
    for (let j = 1; j <= width; j += 1) {
      const yBefore = y
      y = asked[j - 1] ?? 0
      let best = x === y ? diagonal : diagonal + (COST[(x << 7) | y] ?? 0)
      diagonal = cells[above + j] ?? 0
      if (diagonal + deletion < best) best = diagonal + deletion
      beside += INSERT[y] ?? 0
      if (beside < best) best = beside
      if (x === yBefore && y === xBefore) best = Math.min(best, (cells[above - ROW + j - 2] ?? 0) + SWAP)
      cells[here + j] = best
      beside = best
      if (best < least) least = best
    }
    this.#given[i - 1] = x
    this.#least[i] = least
    // A swap may reach back over one row, so every way leads through this row or the one before it.
    this.#bounds[i] = Math.max(this.#bounds[i - 1] ?? 0, Math.min(least, this.#least[i - 1] ?? 0))
  }

  /** Whether letter `i`, from 1, is the one that was given. */
  isGiven(i: number, letter: number): boolean {
    return this.#given[i - 1] === (letter & 127)
  }

  /** What it costs at least, in hundredths of an edit, whatever comes after the first `i` letters. */
  boundOf(i: number): number {
    return this.#bounds[i] ?? 0
  }

  /** What the first `i` letters cost, in hundredths of an edit. */
  costOf(i: number): number {
    return this.#cells[i * ROW + this.#width] ?? 0
  }
}

/** Strings less alike than this are not alike at all. */
const LIKENESS_MIN = 0.55

/**
 * What two strings of these lengths may cost, in hundredths of an edit, and still be alike.
 *
 * @param least the likeness from which on they are
 */
export function mostFor(left: number, right: number, least = LIKENESS_MIN): number {
  // A bound that is whole but for the last bits of its fraction is whole.
  return Math.floor(Math.max(left, right, 3) * (1 - least) * WHOLE + 1e-6)
}

/** Whether the difference in length alone makes two strings unlike. */
export function isTooLong(left: number, right: number): boolean {
  return Math.abs(left - right) * LEAST_SHIFT > mostFor(left, right)
}

/** From 0 to 1; 0 for what costs more than it may. */
export function likenessFor(cost: number, left: number, right: number): number {
  return cost > mostFor(left, right) ? 0 : 1 - cost / (Math.max(left, right, 3) * WHOLE)
}

function insertionCosts(): Uint8Array {
  const costs = new Uint8Array(128).fill(WHOLE)
  for (const letter of 'aeiouh') costs[letter.charCodeAt(0)] = LEAST_SHIFT
  return costs
}

function substitutionCosts(): Uint8Array {
  const costs = new Uint8Array(128 * 128).fill(WHOLE)
  const set = (pair: string, cost: number) => {
    costs[(pair.charCodeAt(0) << 7) | pair.charCodeAt(1)] = cost
    costs[(pair.charCodeAt(1) << 7) | pair.charCodeAt(0)] = cost
  }
  for (const x of 'aeiou') for (const y of 'aeiou') if (x !== y) set(x + y, 65)
  for (const pair of ['ei', 'ou', 'vu']) set(pair, 40)
  for (const pair of ['bp', 'dt', 'gk', 'sz', 'vf', 'cs', 'jz', 'jg', 'ji', 'cj', 'kh', 'vb', 'rl', 'mn', 'dz', 'ts'])
    set(pair, 70)
  return costs
}
