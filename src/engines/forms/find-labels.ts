import { type FormLayout, type FormRow, isAside, LABEL_MIN, rowOf } from './form-layout.ts'
import { likeness } from './likeness.ts'
import { type Cell, isInk, type TextRun } from './text-run.ts'

/** A label found at the head of a run or behind a gap in it. */
export interface Label<Row extends string> {
  readonly row: Row
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
export function findLabels<Row extends string>(
  runs: readonly TextRun[],
  layout: FormLayout<Row>,
): readonly Label<Row>[] {
  const candidates = runs.flatMap((run) => candidatesIn(run, layout)).toSorted((a, b) => b.score - a.score)
  const column = labelColumn(candidates, layout)
  const chosen: Label<Row>[] = []
  const places = candidates.map((each) => placed(each, { column, layout }))
  for (const candidate of places.toSorted((a, b) => b.score - a.score)) {
    if (candidate.score < (rowOf(layout, candidate.row)?.labelMin ?? LABEL_MIN)) continue
    if (chosen.some((label) => label.row === candidate.row || overlaps(label, candidate))) continue
    chosen.push(candidate)
  }
  return inOrder(chosen, layout)
}

function candidatesIn<Row extends string>(run: TextRun, { rows }: FormLayout<Row>): readonly Label<Row>[] {
  const starts = run.cells.flatMap((cell, index) => {
    const before = run.cells[index - 1]
    return isLetter(cell.char) && (before === undefined || !isLetter(before.char)) ? [index] : []
  })
  return starts.flatMap((from) => rows.flatMap((row) => matchAt(run, from, row) ?? []))
}

function matchAt<Row extends string>(run: TextRun, from: number, row: FormRow<Row>): Label<Row> | null {
  const letters = run.cells
    .map((cell, index) => ({ cell, index }))
    .filter(({ cell, index }) => index >= from && isLetter(cell.char))
  let best: Label<Row> | null = null
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

/** Where labels begin: the middle of the left ends of the certain ones at the head of a line. */
function labelColumn<Row extends string>(candidates: readonly Label<Row>[], layout: FormLayout<Row>): number | null {
  const lefts = candidates
    .filter(({ score, from, row }) => score >= CERTAIN && from === 0 && !isAside(layout, row))
    .map(({ run }) => run.left)
    .toSorted((a, b) => a - b)
  return lefts[Math.floor(lefts.length / 2)] ?? null
}

// Values sit right of the column, so a value that reads like a label loses to the label itself.
function placed<Row extends string>(
  label: Label<Row>,
  { column, layout }: { readonly column: number | null; readonly layout: FormLayout<Row> },
): Label<Row> {
  if (column === null || isAside(layout, label.row)) return label
  const left = label.run.cells[label.from]?.x ?? label.run.left
  const isAway = Math.abs(left - column) > 0.2
  return isAway ? { ...label, score: label.score - 0.25 } : label
}

function overlaps(a: Label<string>, b: Label<string>): boolean {
  return a.run.line === b.run.line && a.from < b.to && b.from < a.to
}

/** Drops doubtful labels that stand above or below where their row must be, seen from the certain ones. */
function inOrder<Row extends string>(labels: readonly Label<Row>[], { rows }: FormLayout<Row>): readonly Label<Row>[] {
  const rank = new Map(rows.map(({ name }, index) => [name, index]))
  const rankOf = (label: Label<Row>) => rank.get(label.row) ?? 0
  const isAgainst = (a: Label<Row>, b: Label<Row>) =>
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
