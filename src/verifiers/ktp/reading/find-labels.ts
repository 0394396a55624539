import { likeness } from '../../../engines/forms/likeness.ts'
import { type Cell, isInk, type TextRun } from '../../../engines/forms/text-run.ts'
import { ROWS, type RowName } from '../layout/fields.ts'

/** A label found at the head of a run or behind a gap in it. */
export interface Label {
  readonly row: RowName
  readonly run: TextRun
  /** Cells of the run that are the label. */
  readonly from: number
  readonly to: number
  /** 0–1, 1 = letter by letter. */
  readonly score: number
}

const CERTAIN = 0.85

/** What each further character that a wording explains is worth among the wordings of one row. */
const LONGER = 0.01

/** Finds each row's label at most once: the best match, if it fits the places and the order of the others. */
export function findLabels(runs: readonly TextRun[]): readonly Label[] {
  const candidates = runs.flatMap(candidatesIn).toSorted((a, b) => b.score - a.score)
  const column = labelColumn(candidates)
  const chosen: Label[] = []
  for (const candidate of candidates.map((each) => placed(each, column)).toSorted((a, b) => b.score - a.score)) {
    if (candidate.score < threshold(candidate.row)) continue
    if (chosen.some((label) => label.row === candidate.row || overlaps(label, candidate))) continue
    chosen.push(candidate)
  }
  return inOrder(chosen)
}

function candidatesIn(run: TextRun): readonly Label[] {
  const starts = run.cells.flatMap((cell, index) => {
    const before = run.cells[index - 1]
    return isLetter(cell.char) && (before === undefined || !isLetter(before.char)) ? [index] : []
  })
  return starts.flatMap((from) => ROWS.flatMap((row) => matchAt(run, from, row) ?? []))
}

function matchAt(run: TextRun, from: number, row: (typeof ROWS)[number]): Label | null {
  const letters = run.cells
    .map((cell, index) => ({ cell, index }))
    .filter(({ cell, index }) => index >= from && isLetter(cell.char))
  let best: Label | null = null
  for (const label of row.labels) {
    if (!sharesLetters(letters, label)) continue
    const head = letters.slice(0, label.length + 4)
    const found = likeness(
      head.map(({ cell }) => cell),
      label,
      { prefix: true },
    )
    const last = letters[found.end - 1]
    if (last === undefined) continue
    const to = last.index + 1 + tailLength(run.cells.slice(last.index + 1))
    const next = run.cells[to]
    // A word that only begins like a label (NIKEN, NAMANG) is not one.
    const runsOn = next !== undefined && isLetter(next.char) ? 0.2 : 0
    const score = 1 - found.cost / label.length - runsOn
    // Of two wordings that fit as well the longer one is printed: NAMA is also the beginning of NAMA LENGKAP.
    if (best === null || score + to * LONGER > best.score + best.to * LONGER)
      best = { row: row.name, run, from, to, score }
  }
  return best
}

/** Letters before the colon that belong to a label whose end was misread or is worded in a way nobody listed. */
function tailLength(rest: readonly Cell[]): number {
  const text = rest.slice(0, TAIL_MAX + 2).map(({ char }) => char)
  return /^[A-Za-z]{0,9}(?:[ /.]{1,2}[A-Za-z]{1,8})?\.?(?= ?:)/.exec(text.join(''))?.[0].length ?? 0
}

const TAIL_MAX = 17

/** Quick look before the careful one: half of a label's letters must be among as many letters of the text. */
function sharesLetters(letters: readonly { readonly cell: Cell }[], label: string): boolean {
  const head = letters.slice(0, label.length + 2).map(({ cell }) => cell.char.toUpperCase())
  let shared = 0
  for (const letter of label) {
    const at = head.indexOf(letter)
    if (at < 0) continue
    head.splice(at, 1)
    shared++
  }
  return shared >= label.length / 2
}

function isLetter(char: string): boolean {
  return /[A-Za-z0-9|!]/.test(char)
}

function threshold(row: RowName): number {
  return { nik: 0.7, name: 0.7, rt_rw: 0.7, religion: 0.68, address: 0.68 }[row as string] ?? 0.62
}

/** Where labels begin: the middle of the left ends of the certain ones at the head of a line. */
function labelColumn(candidates: readonly Label[]): number | null {
  const lefts = candidates
    .filter(({ score, from, row }) => score >= CERTAIN && from === 0 && row !== 'blood_type')
    .map(({ run }) => run.left)
    .toSorted((a, b) => a - b)
  return lefts[Math.floor(lefts.length / 2)] ?? null
}

// Values sit right of the column, so a value that reads like a label loses to the label itself.
function placed(label: Label, column: number | null): Label {
  if (column === null || label.row === 'blood_type') return label
  const left = label.run.cells[label.from]?.x ?? label.run.left
  const isAway = Math.abs(left - column) > 0.2
  return isAway ? { ...label, score: label.score - 0.25 } : label
}

function overlaps(a: Label, b: Label): boolean {
  return a.run.line === b.run.line && a.from < b.to && b.from < a.to
}

/** Drops doubtful labels that stand above or below where their row must be, seen from the certain ones. */
function inOrder(labels: readonly Label[]): readonly Label[] {
  const rank = new Map(ROWS.map(({ name }, index) => [name, index]))
  const rankOf = (label: Label) => rank.get(label.row) ?? 0
  const isAgainst = (a: Label, b: Label) =>
    Math.abs(a.run.y - b.run.y) > a.run.height * 0.6 && rankOf(a) < rankOf(b) !== a.run.y < b.run.y
  return labels.filter((label) => {
    const against = labels.filter((other) => isAgainst(label, other))
    return label.score >= CERTAIN ? against.length <= labels.length / 2 : against.length === 0
  })
}

/** Whether a run holds anything that is not blank. */
export function hasInk(run: TextRun): boolean {
  return run.cells.some(isInk)
}
