/** A row of a form: a label, and what may stand behind it up to the next row. */
export interface FormRow<Name extends string = string> {
  readonly name: Name
  /** Its spellings. White space and letter case do not matter. */
  readonly labels: readonly string[]
  /** What the whole value looks like; of `words` what has to be in it. A row may be empty all the same. */
  readonly value?: RegExp
  /** Somebody's own words: they may hold anything, the labels of other rows among it. */
  readonly isWords?: boolean
  /** The form is none without it, and it is never empty. */
  readonly isRequired?: boolean
}

export interface PrintedForm<Name extends string> {
  /** The rows in the order in which they are printed; several orders where several were seen. */
  readonly orders: readonly (readonly FormRow<Name>[])[]
  /** Lines that say nothing, compared whole. */
  readonly headings?: readonly string[]
  /** What the text is believed for: where two ways to read it differ in one of these, it is not believed. */
  readonly decisive: readonly Name[]
}

export type FormValues<Name extends string> = Readonly<Partial<Record<Name, string>>>

/** Label in Amharic, a slash, then the same in English; of a PDF at times only the slash is left. */
const TWIN = '(?:[\\u1200-\\u139f\\u2d80-\\u2ddf\\uab00-\\uab2f][^\\n/A-Za-z0-9]{0,60})?(?:\\/[ \\t]{0,5})?'
const PLACES_MAX = 150
const STEPS_MAX = 20_000
/** Longer than any row, with what people wrote in it. */
const VALUE_LENGTH_MAX = 3_000

/**
 * Reads a printed form whose text has lost its columns, by the order of its rows and by what each may hold. A label counts
 * only where a line begins with it (anywhere, where the text has no lines), at its place in the order, and only where
 * what follows fits. What people wrote may look like a row: of all ways to read the text the one is taken that leaves
 * the fewest labels within somebody's words. Undefined where none fits, or where one that is as good says something else.
 */
export function readForm<Name extends string>(text: string, form: PrintedForm<Name>): FormValues<Name> | undefined {
  const found = new Map<string, Way<Name>>()
  for (const rows of form.orders) {
    const places = placesOf(withoutHeadings(text, form.headings ?? []), rows)
    if (places.length > PLACES_MAX) return undefined
    const isWhole = eachWay({ places, rows, keep: (way) => keepBest(found, way, form.decisive) })
    if (!isWhole) return undefined
  }
  const [best, second] = [...found.values()].sort((a, b) => a.strays - b.strays)
  if (best === undefined) return undefined
  const isDisputed = second !== undefined && second.strays <= best.strays + slackOf(best.strays)
  return isDisputed ? undefined : best.values
}

const SLACK_MAX = 2

/** Few labels within somebody's words are told from rows by their place. Of more at once less is believed. */
function slackOf(strays: number): number {
  return strays <= 2 ? 0 : SLACK_MAX
}

interface Way<Name extends string> {
  readonly values: FormValues<Name>
  /** Labels that were taken for somebody's words. */
  readonly strays: number
}

function keepBest<Name extends string>(found: Map<string, Way<Name>>, way: Way<Name>, decisive: readonly Name[]): void {
  const says = JSON.stringify(decisive.map((name) => way.values[name] ?? null))
  const known = found.get(says)
  if (known === undefined || way.strays < known.strays) found.set(says, way)
}

interface Place {
  /** Indexes of the rows whose label it is. */
  readonly rows: readonly number[]
  /** What follows it up to the place with that index; undefined where it is too long for any value. */
  valueUpTo(next: number): string | undefined
}

function placesOf(text: string, rows: readonly FormRow[]): readonly Place[] {
  const { anywhere, atLineStart, byLabel } = labelsOf(rows)
  const matches = [...text.matchAll(text.includes('\n') ? atLineStart : anywhere)]
  return matches.map((match) => ({
    rows: byLabel.get(fold(match[1] ?? '')) ?? [],
    // The same stretch is asked for on many ways through the rows.
    valueUpTo: remembered((next) => {
      const [start, end] = [match.index + match[0].length, matches[next]?.index ?? text.length]
      return end - start > VALUE_LENGTH_MAX ? undefined : clean(text.slice(start, end))
    }),
  }))
}

function remembered<T>(compute: (index: number) => T): (index: number) => T {
  const results = new Map<number, T>()
  return (index) => {
    if (!results.has(index)) results.set(index, compute(index))
    return results.get(index) as T
  }
}

interface RowLabels {
  readonly byLabel: ReadonlyMap<string, readonly number[]>
  readonly atLineStart: RegExp
  readonly anywhere: RegExp
}

const known = new WeakMap<readonly FormRow[], RowLabels>()

function labelsOf(rows: readonly FormRow[]): RowLabels {
  const before = known.get(rows)
  if (before !== undefined) return before
  const byLabel = new Map<string, number[]>()
  for (const [index, row] of rows.entries()) {
    for (const label of row.labels) byLabel.set(fold(label), [...(byLabel.get(fold(label)) ?? []), index])
  }
  const sources = rows
    .flatMap((row) => row.labels)
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.split(' ').map(quote).join('\\s{0,5}'))
  const label = `(${[...new Set(sources)].join('|')})`
  const labels = {
    byLabel,
    atLineStart: new RegExp(`^[ \\t]{0,20}${TWIN}${label}`, 'gimu'),
    anywhere: new RegExp(label, 'gimu'),
  }
  known.set(rows, labels)
  return labels
}

interface Walk<Name extends string> {
  readonly places: readonly Place[]
  readonly rows: readonly FormRow<Name>[]
  keep(way: Way<Name>): void
}

/** Tries every way to take labels for rows. False where there are too many to try. */
function eachWay<Name extends string>({ places, rows, keep }: Walk<Name>): boolean {
  const nothing: Partial<Record<Name, string>> = {}
  let steps = 0
  let fewest = Number.POSITIVE_INFINITY
  const isSkippable = (from: number, to: number) => !rows.slice(from, to).some((row) => row.isRequired)
  const walk = (at: number, rowIndex: number, way: Way<Name>): void => {
    const row = rows[rowIndex]
    const place = places[at]
    if (row === undefined || place === undefined) return
    // Only words may hold the label of a row that is none.
    const last = row.isWords ? places.length : at + 1
    for (let next = at + 1; next <= last && steps < STEPS_MAX; next += 1) {
      const strays = way.strays + next - at - 1
      if (strays > fewest + SLACK_MAX) break
      steps += 1
      const value = place.valueUpTo(next)
      if (value === undefined) break
      if (!fits(row, value)) continue
      const values = value === '' ? way.values : { ...way.values, [row.name]: value }
      const taken = { values, strays }
      if (next === places.length && isSkippable(rowIndex + 1, rows.length)) {
        fewest = Math.min(fewest, strays)
        keep(taken)
      }
      for (const nextRow of places[next]?.rows ?? []) {
        if (nextRow > rowIndex && isSkippable(rowIndex + 1, nextRow)) walk(next, nextRow, taken)
      }
    }
  }
  // Above the first row stands nobody's word, be it the label of a row that cannot be the first.
  const canStart = (row: number) => isSkippable(0, row)
  const start = places.findIndex((place) => place.rows.some(canStart))
  for (const first of places[start]?.rows ?? []) {
    if (canStart(first)) walk(start, first, { values: nothing, strays: 0 })
  }
  return steps < STEPS_MAX
}

function fits(row: FormRow, value: string): boolean {
  if (value === '') return row.isRequired !== true
  return row.value === undefined || row.value.test(value)
}

function withoutHeadings(text: string, headings: readonly string[]): string {
  if (headings.length === 0) return text
  if (!text.includes('\n')) return headings.reduce((rest, heading) => rest.replaceAll(` ${heading} `, ' '), text)
  const folded = foldedHeadings(headings)
  return text
    .split('\n')
    .filter((line) => line.length > 200 || !folded.has(fold(line)))
    .join('\n')
}

const headingsKnown = new WeakMap<readonly string[], ReadonlySet<string>>()

function foldedHeadings(headings: readonly string[]): ReadonlySet<string> {
  const before = headingsKnown.get(headings)
  if (before !== undefined) return before
  const folded = new Set(headings.map(fold))
  headingsKnown.set(headings, folded)
  return folded
}

function quote(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '')
}

/** Without the signs between a label and its value, and in one line. */
function clean(value: string): string {
  return value
    .replace(/^[\s:|.–—-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}
