import { type FieldReading, fieldReading, NOTHING } from '../../../engines/forms/field-reading.ts'
import { likeness } from '../../../engines/forms/likeness.ts'
import { placeField } from '../../../engines/forms/place-field.ts'
import { dateAtEnd } from '../../../engines/forms/printed-date.ts'
import { cellsOf, type RawValue } from '../../../engines/forms/raw-value.ts'
import { snap } from '../../../engines/forms/snap.ts'
import { type Cell, isInk, slice, textOf } from '../../../engines/forms/text-run.ts'
import { tidyAddress, tidyName, tidyPlace, tidyTerm } from '../../../engines/forms/tidy-text.ts'
import type { CalendarDate } from '../../../lib/calendar-date.ts'
import { digitOf } from '../../../lib/look-alikes.ts'
import type { AreaTable } from '../../../lib/nik/areas.ts'
import { COUNTRIES } from '../layout/countries.ts'
import type { KtpField, RowName } from '../layout/fields.ts'
import { VOCABULARY, type VocabularyField } from '../layout/vocabulary.ts'
import type { ParsedCard } from './parse-card.ts'
import { type Places, readPlaces } from './read-places.ts'

/** Every printed value but the NIK. */
export interface CardValues {
  readonly fields: Readonly<Record<Exclude<KtpField, 'nik'>, FieldReading>>
  readonly places: Places
}

/** Cost per character up to which a reading becomes a term: words that are few and unlike each other allow more. */
const COST_MAX: Readonly<Record<VocabularyField, number>> = {
  gender: 0.35,
  blood_type: 0.6,
  religion: 0.28,
  marital_status: 0.28,
  nationality: 0.35,
  occupation: 0.16,
}

/** What is known beside the text of the card. */
export interface Surroundings {
  readonly areas: AreaTable
  /** Whether a lone dash, which detectors of text overlook, stands behind the label of the blood type. */
  readonly hasBloodDash: boolean
  /** Nobody was born later. */
  readonly today: CalendarDate
}

/** Makes values of the rows of a card: words of closed lists, places of the table, dates, free text. */
export function readValues(card: ParsedCard, { areas, hasBloodDash, today }: Surroundings): CardValues {
  const { rows } = card
  const places = readPlaces(card, areas)
  const birth = readBirth(rows.birth, { areas, today })
  return {
    places,
    fields: {
      name: freeText(rows.name, tidyName),
      birth_place: birth.place,
      birth_date: birth.date,
      gender: term(rows, 'gender'),
      blood_type: readBloodType(card, hasBloodDash),
      address: freeText(rows.address, tidyAddress),
      rt_rw: readRtRw(rows.rt_rw),
      village: places.village,
      district: places.district,
      religion: term(rows, 'religion'),
      marital_status: term(rows, 'marital_status'),
      occupation: term(rows, 'occupation'),
      nationality: readNationality(rows.nationality),
      valid_until: readValidUntil(rows.valid_until),
      province: places.province,
      regency: places.regency,
    },
  }
}

function freeText(raw: RawValue | undefined, tidy: (cells: readonly Cell[]) => string): FieldReading {
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  return fieldReading({ value: tidy(cells), raw, cells })
}

function term(
  rows: Readonly<Partial<Record<RowName, RawValue>>>,
  name: Exclude<VocabularyField, 'blood_type' | 'nationality'>,
): FieldReading {
  const raw = rows[name]
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  const snapped = snap({ cells, asRead: tidyTerm(cells) }, VOCABULARY[name], { costMax: COST_MAX[name] })
  // A gender outside the list is no gender; a rare occupation is what it reads.
  if (!snapped.isTerm && name !== 'occupation') return { ...NOTHING, runs: raw.runs }
  return fieldReading({ value: snapped.value, raw, cells, snapped, source: 'terms' })
}

/** Cost per character up to which a reading becomes the name of a country: GERMAN is not GERMANY misread. */
const COUNTRY_COST_MAX = 0.05

/** WNI, WNA, or a foreigner's country: one of the world's as near as a lookalike, else what it reads. */
function readNationality(raw: RawValue | undefined): FieldReading {
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  const reading = { cells, asRead: tidyTerm(cells) }
  const status = snap(reading, VOCABULARY.nationality, { costMax: COST_MAX.nationality })
  const snapped = status.isTerm ? status : snap(reading, COUNTRIES, { costMax: COUNTRY_COST_MAX })
  return fieldReading({ value: snapped.value, raw, cells, snapped, source: 'terms' })
}

const BLOOD_SIGNS: Readonly<Record<string, string>> = {
  '0': 'O',
  Q: 'O',
  D: 'O',
  C: 'O',
  '8': 'B',
  '4': 'A',
  '–': '-',
  '—': '-',
  _: '-',
  '~': '-',
}

const DASH = { value: '-', isTerm: true, cost: 0.5, margin: 0.5 } as const

/** A, B, AB, O, with or without rhesus sign, or the dash of an unknown type. */
function readBloodType(card: ParsedCard, hasDash: boolean): FieldReading {
  const raw = card.rows.blood_type
  const label = card.labels.find(({ row }) => row === 'blood_type')
  if (raw === undefined) {
    if (label === undefined) return NOTHING
    const runs = [slice(label.run, label.from, label.to)]
    if (!hasDash) return { ...NOTHING, runs }
    return fieldReading({ value: '-', raw: { runs, foundBy: 'place' }, snapped: DASH, source: 'terms' })
  }
  const cells = cellsOf(raw).filter(isInk).slice(0, 3)
  const text = cells.map(({ char }) => BLOOD_SIGNS[char.toUpperCase()] ?? char.toUpperCase()).join('')
  const value = /^(AB|A|B|O)[+-]?/.exec(text)?.[0] ?? (/^[-.=]/.test(text) ? '-' : '')
  const snapped = { value, isTerm: value !== '', cost: value === textOf(cells) ? 0 : 0.5, margin: 0.5 }
  return fieldReading({ value, raw, cells, snapped, source: 'terms' })
}

/** RT/RW: two numbers of up to three digits with a slash between them; the slash is often read as a digit or not at all. */
function readRtRw(raw: RawValue | undefined): FieldReading {
  if (raw === undefined) return NOTHING
  // What stands farther right on the row is no part of it.
  const [first] = raw.runs
  const alone = first === undefined || raw.runs.length === 1 ? null : { ...raw, runs: [first] }
  return numbersOf(raw) ?? (alone === null ? null : numbersOf(alone)) ?? { ...NOTHING, runs: raw.runs }
}

/** Null where the signs are no two numbers, or dashes in the place of one. */
function numbersOf(raw: RawValue): FieldReading | null {
  const cells = cellsOf(raw).filter(isInk)
  const text = cells.map(({ char }) => digitOf(char.toUpperCase(), 'A') ?? char).join('')
  const split =
    /^(\d{1,3})[/\\](\d{1,3})$/.exec(text) ?? /^(\d{3})[^0-9]?(\d{3})$/.exec(text) ?? /^(\d{3})[17](\d{3})$/.exec(text)
  if (split !== null) {
    const isPlain = /^\d{3}\/\d{3}$/.test(textOf(cells))
    const snapped = { value: text, isTerm: isPlain, cost: isPlain ? 0 : 0.5, margin: 1 }
    return fieldReading({ value: `${split[1]}/${split[2]}`, raw, cells, snapped, source: 'terms' })
  }
  const dashed = /^(-|\d{1,3})[/\\17]?(-|\d{1,3})$/.exec(text)
  if (dashed === null || !text.includes('-')) return null
  const snapped = { value: text, isTerm: false, cost: 1, margin: 0 }
  return fieldReading({ value: `${dashed[1]}/${dashed[2]}`, raw, cells, snapped })
}

function readValidUntil(raw: RawValue | undefined): FieldReading {
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  const forever = 'SEUMUR HIDUP'
  const { cost } = likeness(cells, forever)
  if (cost < forever.length * 0.35) {
    const snapped = { value: forever, isTerm: true, cost, margin: forever.length - cost }
    return fieldReading({ value: forever, raw, cells, snapped, source: 'terms' })
  }
  const date = dateAtEnd(cells)
  if (date === null) return { ...NOTHING, runs: raw.runs }
  const snapped = { value: date.printed, isTerm: date.date !== null, cost: 0, margin: 1 }
  return fieldReading({ value: date.printed, raw, cells: date.digits, snapped })
}

/** A birth year before this is a misread one. */
const BORN_MIN = '1900-01-01'

function readBirth(
  raw: RawValue | undefined,
  { areas, today }: Omit<Surroundings, 'hasBloodDash'>,
): { place: FieldReading; date: FieldReading } {
  if (raw === undefined) return { place: NOTHING, date: NOTHING }
  const cells = cellsOf(raw)
  const found = dateAtEnd(cells)
  const placeCells = found === null ? beforeDigits(cells) : cells.slice(0, found.from)
  const place = birthPlace({ ...raw, runs: raw.runs }, placeCells, areas)
  if (found?.date == null || found.date < BORN_MIN || found.date > today)
    return { place, date: { ...NOTHING, runs: raw.runs } }
  const isWhole = found.digits.every(({ char }) => /[0-9]/.test(char))
  const snapped = { value: found.printed, isTerm: true, cost: isWhole ? 0 : 0.5, margin: 1 }
  return { place, date: fieldReading({ value: found.date, raw, cells: found.digits, snapped, source: 'terms' }) }
}

function beforeDigits(cells: readonly Cell[]): readonly Cell[] {
  const digit = cells.findIndex(({ char }) => /[0-9]/.test(char))
  return digit < 0 ? cells : cells.slice(0, digit)
}

/** A birth place is mostly a regency's bare name, but any place may stand there. */
function birthPlace(raw: RawValue, cells: readonly Cell[], areas: AreaTable): FieldReading {
  const end = cells.findLastIndex(({ char }) => /[A-Za-z0-9)']/.test(char)) + 1
  const own = cells.slice(0, end)
  const asRead = tidyPlace(own)
  const snapped = snap({ cells: own, asRead }, birthPlaceNames(areas), { costMax: 0.12 })
  return placeField(raw, own, { asRead, snapped })
}

const birthPlaces = new WeakMap<AreaTable, readonly string[]>()

function birthPlaceNames(areas: AreaTable): readonly string[] {
  const known = birthPlaces.get(areas)
  if (known !== undefined) return known
  const names = areas.regencies.flatMap(({ names: all }) => all.map((name) => name.replace(/^(KABUPATEN|KOTA) /, '')))
  const unique = [...new Set([...names, 'JAKARTA'])]
  birthPlaces.set(areas, unique)
  return unique
}
