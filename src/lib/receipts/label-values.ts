/** Longer than any label, short enough for any pattern. */
const LABEL_LENGTH_MAX = 200

/** Printed labels by the name of what stands behind them. Several spellings of one label are several entries of its list. */
export type Labels<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** What was found, by name, without the label; never empty. */
export type LabelValues<Name extends string> = Readonly<Partial<Record<Name, string>>>

/**
 * Cuts a text at known labels: a value reaches from the end of its label to the next known label. The longest label wins
 * ("Service fee VAT" before "Service fee"), so a text whose line breaks were lost is cut the same way. White space and
 * letter case do not matter; `:`, `|`, `-` and dots between a label and its value are dropped.
 *
 * Where a label stands twice with different values neither is taken: a payer may write a label and a value of his liking
 * into the reason of a payment.
 *
 * With `isLineStart` a label counts only at the beginning of a line (for pages where a value may hold a label's word).
 */
export function labelValues<Name extends string>(
  text: string,
  labels: Labels<Name>,
  options: { readonly isLineStart?: boolean } = {},
): LabelValues<Name> {
  const names = namesOf(labels)
  const places = [...text.matchAll(patternOf([...names.keys()], options.isLineStart === true))]
  const values: Partial<Record<Name, string>> = {}
  const disputed = new Set<Name>()
  for (const [index, place] of places.entries()) {
    const name = names.get(fold(place[0]))
    const value = clean(text.slice(place.index + place[0].length, places[index + 1]?.index))
    if (name === undefined || value === '') continue
    if (values[name] !== undefined && values[name] !== value) disputed.add(name)
    values[name] = value
  }
  for (const name of disputed) delete values[name]
  return values
}

/**
 * The same for pairs that a page's own markup holds apart, so that no value can look like a label: each label is
 * compared whole, without the colon behind it. The first place counts.
 */
export function pairValues<Name extends string>(
  pairs: Iterable<readonly [label: string, value: string]>,
  labels: Labels<Name>,
): LabelValues<Name> {
  const names = namesOf(labels)
  const values: Partial<Record<Name, string>> = {}
  for (const [label, value] of pairs) {
    if (label.length > LABEL_LENGTH_MAX) continue
    const name = names.get(fold(label.replace(/[\s:]+$/, '')))
    if (name !== undefined && clean(value) !== '') values[name] ??= clean(value)
  }
  return values
}

/** A text in its order: known labels, the longest first, and what stands between them. */
export function* labelTokens<Name extends string>(
  text: string,
  labels: Labels<Name>,
): Generator<{ readonly name: Name } | { readonly between: string }> {
  const names = namesOf(labels)
  let end = 0
  for (const place of text.matchAll(patternOf([...names.keys()], false))) {
    yield { between: text.slice(end, place.index) }
    const name = names.get(fold(place[0]))
    if (name !== undefined) yield { name }
    end = place.index + place[0].length
  }
  yield { between: text.slice(end) }
}

function namesOf<Name extends string>(labels: Labels<Name>): ReadonlyMap<string, Name> {
  const names = new Map<string, Name>()
  for (const name in labels) for (const label of labels[name]) names.set(fold(label), name)
  return names
}

function patternOf(folded: readonly string[], isLineStart: boolean): RegExp {
  const byLength = folded.toSorted((a, b) => b.length - a.length)
  const sources = byLength.map((label) => label.split(' ').map(quote).join('\\s*'))
  return new RegExp(`${isLineStart ? '^[ \\t]*' : ''}(?:${sources.join('|')})`, 'gimu')
}

function quote(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function clean(value: string): string {
  return value
    .replace(/^[\s:|.–—-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}
