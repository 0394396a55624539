import type { PagePart, Picture } from '../../../engines/documents/documents.ts'
import { hasDash } from '../../../engines/forms/find-dash.ts'
import { hasHiddenDigit as isOneHidden } from '../../../engines/forms/hidden-digits.ts'
import { combineLooks, digitCells, lookAtDigits } from '../../../engines/forms/printed-digits.ts'
import { cellsOf } from '../../../engines/forms/raw-value.ts'
import { boundsOf, frameOf, type TextRun } from '../../../engines/forms/text-run.ts'
import type { Ocr, OcrReading } from '../../../engines/ocr/ocr.ts'
import type { CalendarDate } from '../../../lib/calendar-date.ts'
import type { AreaTable } from '../../../lib/nik/areas.ts'
import type { Sex } from '../../../lib/nik/nik.ts'
import { type CardSigns, gatherSigns } from '../document/card-signs.ts'
import { chooseNik, type NikOnCard } from '../nik/choose-nik.ts'
import { isPrintedShort as isShortPrint } from '../nik/short-nik.ts'
import { type ApproachDeps, approachCard } from './approach-card.ts'
import { bloodPlace } from './blood-place.ts'
import type { ParsedCard } from './parse-card.ts'
import { type CardValues, readValues } from './read-values.ts'
import { lookAgain } from './second-look.ts'

/** A card as it was read: rows, values, and the NIK with the evidence for its digits. */
export interface CardReading {
  /** The card as near as it was seen; `reading` and `card` lie in it. */
  readonly picture: Picture
  /** The part of the page that `picture` shows. */
  readonly part: PagePart
  /** Where the card lies in the page, and where another one does; null where that was not seen. */
  readonly place: PagePart | null
  readonly otherPlace: PagePart | null
  readonly reading: OcrReading
  readonly card: ParsedCard
  readonly values: CardValues
  readonly nik: NikOnCard | null
  readonly signs: CardSigns
}

interface ReadDeps extends ApproachDeps {
  readonly areas: AreaTable
  readonly today: CalendarDate
}

const NIK_DIGITS = 16

/** Reads a card: all lines once, the NIK line once more and closer. */
export async function readCard(page: Picture, deps: ReadDeps): Promise<CardReading> {
  const { ocr, areas, today, signal } = deps
  const { card: parsed, marks, ...seen } = await approachCard(page, deps)
  const { picture, print, reading } = seen
  const card = { ...parsed, marks }
  const surroundings = { areas, hasBloodDash: hasBloodDash(print, card, reading), today }
  const first = readValues(card, surroundings)
  const values = await lookAgain(card, first, { picture: print, reading, ocr, signal, surroundings })
  const signs = { ...gatherSigns(picture, card, reading), isSeveral: seen.otherPlace !== null }
  const runs = card.rows.nik?.runs ?? []
  const closer = await lookCloser(runs, { picture: print, reading, card, ocr, signal })
  const lines = [cellsOf(card.rows.nik), ...closer]
  const evidence = combineLooks(lines.flatMap((cells) => lookAtDigits(cells) ?? []))
  if (evidence === null) return { ...seen, card, values, signs, nik: null }
  const chosen = chooseNik(evidence, {
    birthDate: values.fields.birth_date.value,
    sex: sexOf(values.fields.gender.value),
    areaCodes: values.places.codes,
  })
  const place = { picture, frame: card.frame, area: reading.area }
  const isShort = chosen.digits.length === NIK_DIGITS - 1
  const isPrintedShort = isShort && lines.some((cells) => isShortPrint(cells, runs, place))
  const whole = lines.find((cells) => digitCells(cells).length === chosen.digits.length)
  const hasHiddenDigit = whole !== undefined && isOneHidden(whole, runs, place)
  return { ...seen, card, values, signs, nik: { chosen, evidence, runs, isPrintedShort, hasHiddenDigit } }
}

/** Sex of a printed gender. */
export function sexOf(gender: string | null): Sex | null {
  if (gender === null) return null
  return ['PEREMPUAN', 'FEMALE', 'WOMAN'].includes(gender) ? 'FEMALE' : 'MALE'
}

interface CloserLook {
  readonly picture: Picture
  readonly reading: OcrReading
  readonly card: ParsedCard
  readonly ocr: Ocr
  readonly signal: AbortSignal
}

async function lookCloser(runs: readonly TextRun[], { picture, reading, card, ocr, signal }: CloserLook) {
  const bounds = boundsOf(runs)
  if (bounds === null) return []
  const quad = card.frame.toQuad(bounds)
  const lines = await ocr.readRegion(picture, { quad, reading, alphabet: 'digits', signal })
  return frameOf({ lines, aspectRatio: reading.aspectRatio }).runs.map(({ cells }) => cells)
}

/** Looks for a dash where a blood type must stand and no text was found. */
function hasBloodDash(picture: Picture, card: ParsedCard, { area }: OcrReading): boolean {
  const place = bloodPlace(card)
  if (place === null) return false
  const { label, left, right } = place
  const strip = { left, right, y: label.y, height: label.height }
  return hasDash(picture, strip, { frame: card.frame, area, reference: label })
}
