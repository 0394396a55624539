import { countryCode } from '../../../lib/country-code.ts'
import { DamagedListError } from '../list-importer.ts'
import type { ListEntry, ListedIdentifier, ListedName, ListTopic, PartyKind } from '../screening.ts'
import { listDates } from './list-date.ts'

/** What an importer found, as the list writes it. */
export interface RawEntry {
  readonly line: number
  readonly id: string
  readonly kind: PartyKind
  readonly topics: readonly ListTopic[]
  readonly names: readonly ListedName[]
  readonly birthDates?: readonly string[]
  readonly birthPlaces?: readonly string[]
  readonly countries?: readonly string[]
  readonly sex?: string | undefined
  readonly programs?: readonly string[]
  readonly positions?: readonly string[]
  readonly identifiers?: readonly RawIdentifier[]
}

/** A number as the list writes it. `country` is a code or a name. */
export interface RawIdentifier {
  readonly kind: ListedIdentifier['kind']
  readonly number: string
  readonly country?: string | undefined
}

const NAMES_MAX = 300
const VALUES_MAX = 50
const TEXT_LENGTH_MAX = 500
const NUMBER_LENGTH_MAX = 100
/** What a database does not keep. */
const NO_TEXT = /\0|\p{Surrogate}/u

/** Brings it to the common form: codes for countries, ISO dates, no doubles, everything bounded. */
export function buildEntry(raw: RawEntry): ListEntry {
  if (raw.id === '' || raw.id.length > 200) throw new DamagedListError(raw.line, 'The entry has no id.')
  const tidyText = (text: string) => {
    if (NO_TEXT.test(text)) throw new DamagedListError(raw.line, 'The entry has NUL or half a letter in it.')
    return text.replace(/\s+/g, ' ').trim().slice(0, TEXT_LENGTH_MAX).replace(NO_TEXT, '')
  }
  const unique = (values: readonly (string | null)[]) => {
    const texts = values.flatMap((value) => (value === null ? [] : [tidyText(value)]))
    return [...new Set(texts.filter((text) => text !== ''))].slice(0, VALUES_MAX)
  }
  const names = new Map<string, ListedName>()
  for (const { text, quality } of raw.names) {
    const tidy = tidyText(text)
    if (tidy !== '' && !names.has(tidy)) names.set(tidy, { text: tidy, quality })
  }
  if (names.size === 0) throw new DamagedListError(raw.line, `Entry ${raw.id} has no name.`)
  const entry = {
    id: tidyText(raw.id),
    kind: raw.kind,
    topics: raw.topics,
    names: [...names.values()].slice(0, NAMES_MAX),
    birthDates: unique((raw.birthDates ?? []).flatMap(listDates)),
    birthPlaces: unique(raw.birthPlaces ?? []),
    countries: unique((raw.countries ?? []).map(countryCode)),
    sex: sexOf(raw.sex),
    programs: unique(raw.programs ?? []),
    positions: unique(raw.positions ?? []),
    ...identifiersOf(raw.identifiers ?? [], tidyText),
  }
  LINES.set(entry, raw.line)
  return entry
}

const LINES = new WeakMap<ListEntry, number>()

/** Where an entry stood in its file, for whoever finds fault with it later; null: not known. */
export const lineOf = (entry: ListEntry): number | null => LINES.get(entry) ?? null

/** Numbers of less than four letters and digits are nobody's. */
function identifiersOf(
  raw: readonly RawIdentifier[],
  tidyText: (text: string) => string,
): Pick<ListEntry, 'identifiers'> {
  const found = new Map<string, ListedIdentifier>()
  for (const { kind, number, country } of raw) {
    const tidy = tidyText(number).slice(0, NUMBER_LENGTH_MAX).replace(NO_TEXT, '')
    if ((tidy.match(/[\p{L}\p{N}]/gu) ?? []).length < 4) continue
    const code = country === undefined ? null : countryCode(country)
    const known = found.get(`${kind} ${tidy}`)
    found.set(`${kind} ${tidy}`, { kind, number: tidy, country: known?.country ?? code })
  }
  return found.size === 0 ? {} : { identifiers: [...found.values()].slice(0, VALUES_MAX) }
}

function sexOf(text: string | undefined): 'M' | 'F' | null {
  const letter = (text ?? '').trim().charAt(0).toUpperCase()
  return letter === 'M' || letter === 'F' ? letter : null
}
