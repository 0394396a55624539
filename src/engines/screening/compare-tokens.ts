import { LEGAL_FORMS, NICKNAME_GROUPS } from './name-words.ts'
import type { NameToken } from './read-name.ts'

/** How alike two tokens are, from 0 to 1; 1 only for the same letters. */
export function compareTokens(left: NameToken, right: NameToken): number {
  if (left.text === right.text) return left.isConsonantal === right.isConsonantal ? 1 : 0.96
  if (left.kind === 'initial' || right.kind === 'initial') return initialLikeness(left, right)
  if (left.kind === 'form' && right.kind === 'form') {
    return LEGAL_FORMS.get(left.text) === LEGAL_FORMS.get(right.text) ? 0.75 : 0.3
  }
  if (left.kind === 'number' || right.kind === 'number') return left.kind === right.kind ? 0.6 : 0
  if (left.isConsonantal !== right.isConsonantal) return bonesLikeness(left, right)
  if (left.folded === right.folded) return 0.97
  if (isNickname(left.text, right.text)) return 0.85
  const sound = soundLikeness(left.folded, right.folded)
  // A slip can bring letters together that are then taken for one sound, so what is written counts too.
  return sound === 0 || sound > 0.86 ? sound : Math.max(sound, soundLikeness(left.text, right.text) - 0.02)
}

/** Strings less alike than this are not alike at all. */
const SOUND_MIN = 0.55
const LEAST_COST = 0.65

/** Likeness of two folded strings: edits, where slips that are usual cost less than others. */
export function soundLikeness(left: string, right: string): number {
  const longest = Math.max(left.length, right.length)
  const shortest = Math.min(left.length, right.length)
  const length = Math.max(longest, 3)
  const most = length * (1 - SOUND_MIN)
  if (longest === 0 || (longest - shortest) * LEAST_COST > most) return 0
  const cost = editCost(left, right, most)
  return cost > most ? 0 : 1 - cost / length
}

function initialLikeness(left: NameToken, right: NameToken): number {
  const other = left.kind === 'initial' ? right : left
  if (other.kind !== 'word' && other.kind !== 'light') return 0
  return left.text.charAt(0) === right.text.charAt(0) ? 0.9 : 0
}

/** Consonants alone say less: never as sure as letters, and little for a name of one or two. */
function bonesLikeness(left: NameToken, right: NameToken): number {
  const shortest = Math.min(left.bones.length, right.bones.length)
  const likeness = soundLikeness(left.bones, right.bones)
  return likeness * (shortest >= 3 ? 0.95 : 0.86)
}

function isNickname(left: string, right: string): boolean {
  const groups = NICKNAME_GROUPS.get(left)
  return groups !== undefined && (NICKNAME_GROUPS.get(right)?.some((group) => groups.includes(group)) ?? false)
}

const LENGTH_MAX = 40
const ROW = LENGTH_MAX + 1
const table = new Float32Array(ROW * ROW)
const SWAP = 0.8
const COST = substitutionCosts()
const INSERT = insertionCosts()

/** Weighted optimal string alignment distance (edits and swaps of neighbours); stops early where it must exceed `most`. */
function editCost(left: string, right: string, most: number): number {
  const a = left.length > LENGTH_MAX ? left.slice(0, LENGTH_MAX) : left
  const b = right.length > LENGTH_MAX ? right.slice(0, LENGTH_MAX) : right
  table[0] = 0
  for (let i = 1; i <= a.length; i += 1) table[i * ROW] = at(i - 1, 0) + insertion(a.charCodeAt(i - 1))
  for (let j = 1; j <= b.length; j += 1) table[j] = at(0, j - 1) + insertion(b.charCodeAt(j - 1))
  let before = 0
  for (let i = 1; i <= a.length; i += 1) {
    const best = fillRow(a, b, i)
    // A swap may reach back over one row, so two rows in a row must be out of bounds.
    if (best > most && before > most) return best
    before = best
  }
  return at(a.length, b.length)
}

function fillRow(a: string, b: string, i: number): number {
  const x = a.charCodeAt(i - 1)
  const fromAbove = insertion(x)
  let least = Number.POSITIVE_INFINITY
  for (let j = 1; j <= b.length; j += 1) {
    const y = b.charCodeAt(j - 1)
    const here = i * ROW + j
    let best = (table[here - ROW - 1] ?? 0) + (x === y ? 0 : (COST[((x & 127) << 7) | (y & 127)] ?? 1))
    const deleted = (table[here - ROW] ?? 0) + fromAbove
    if (deleted < best) best = deleted
    const inserted = (table[here - 1] ?? 0) + insertion(y)
    if (inserted < best) best = inserted
    if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && y === a.charCodeAt(i - 2)) {
      best = Math.min(best, at(i - 2, j - 2) + SWAP)
    }
    table[here] = best
    if (best < least) least = best
  }
  return least
}

function at(i: number, j: number): number {
  return table[i * ROW + j] ?? 0
}

function insertion(letter: number): number {
  return INSERT[letter & 127] ?? 1
}

function insertionCosts(): Float32Array {
  const costs = new Float32Array(128).fill(1)
  for (const letter of 'aeiouh') costs[letter.charCodeAt(0)] = 0.65
  return costs
}

function substitutionCosts(): Float32Array {
  const costs = new Float32Array(128 * 128).fill(1)
  const set = (pair: string, cost: number) => {
    costs[(pair.charCodeAt(0) << 7) | pair.charCodeAt(1)] = cost
    costs[(pair.charCodeAt(1) << 7) | pair.charCodeAt(0)] = cost
  }
  for (const x of 'aeiou') for (const y of 'aeiou') if (x !== y) set(x + y, 0.65)
  for (const pair of ['ei', 'ou', 'vu']) set(pair, 0.4)
  for (const pair of ['bp', 'dt', 'gk', 'sz', 'vf', 'cs', 'jz', 'jg', 'ji', 'cj', 'kh', 'vb', 'rl', 'mn'])
    set(pair, 0.7)
  return costs
}
