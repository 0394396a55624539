import type { PlacedText, TableBox, TableLayout } from './tables.ts'
import { around, type WordLine } from './words.ts'

export interface Heading<Role extends string> {
  readonly role: Role
  readonly box: TableBox
}

export interface Header<Role extends string> {
  /** From left to right. */
  readonly headings: readonly Heading<Role>[]
  readonly box: TableBox
  /** Of the first line behind it. */
  readonly end: number
}

/** The first line that has all needed headings, or two lines together; null: there is none. */
export function findHeader<Role extends string>(
  lines: readonly WordLine[],
  layout: TableLayout<Role>,
): Header<Role> | null {
  for (let at = 0; at < lines.length; at += 1) {
    for (const height of [1, 2]) {
      const block = lines.slice(at, at + height)
      const headings = headingsIn(block, layout)
      if (headings === null || block.length < height) continue
      return { headings, box: around(block.map((line) => line.box)), end: at + height }
    }
  }
  return null
}

function headingsIn<Role extends string>(
  block: readonly WordLine[],
  { headings, needed }: TableLayout<Role>,
): readonly Heading<Role>[] | null {
  const found: Heading<Role>[] = []
  const taken = new Set<PlacedText>()
  // Long headings first: "saldo awal" is not "saldo".
  const wanted = (Object.keys(headings) as Role[])
    .flatMap((role) => headings[role].map((text) => ({ role, words: wordsIn(text) })))
    .toSorted((a, b) => b.words.length - a.words.length)
  for (const { role, words } of wanted) {
    if (found.some((each) => each.role === role)) continue
    const match = block.map((line) => runIn(line.words, words, taken)).find((run) => run !== null)
    if (match === undefined || match === null) continue
    for (const word of match) taken.add(word)
    found.push({ role, box: around(match.map((word) => word.box)) })
  }
  if (!needed.every((role) => found.some((each) => each.role === role))) return null
  return found.toSorted((a, b) => a.box[0] - b.box[0])
}

function runIn(
  line: readonly PlacedText[],
  wanted: readonly string[],
  taken: ReadonlySet<PlacedText>,
): readonly PlacedText[] | null {
  for (let at = 0; at + wanted.length <= line.length; at += 1) {
    const run = line.slice(at, at + wanted.length)
    if (run.every((word, index) => !taken.has(word) && plain(word.text) === wanted[index])) return run
  }
  return null
}

function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).map(plain)
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
