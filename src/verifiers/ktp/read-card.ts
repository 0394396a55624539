import type { Picture } from '../../engines/documents/documents.ts'
import type { Ocr, OcrReading } from '../../engines/ocr/ocr.ts'
import type { AreaTable } from './areas.ts'
import { bloodPlace } from './blood-place.ts'
import { chooseNik, type NikOnCard } from './choose-nik.ts'
import { hasDash } from './find-dash.ts'
import { findPatches, isPortraitLike } from './find-portrait.ts'
import type { Sex } from './nik.ts'
import { combineLooks, lookAtDigits } from './nik-digits.ts'
import { type ParsedCard, parseCard } from './parse-card.ts'
import { cellsOf } from './raw-value.ts'
import { type CardValues, readValues } from './read-values.ts'
import { lookAgain } from './second-look.ts'
import { boundsOf, frameOf, type TextRun } from './text-run.ts'

/** A card as it was read: rows, values, and the NIK with the evidence for its digits. */
export interface CardReading {
  readonly reading: OcrReading
  readonly card: ParsedCard
  readonly values: CardValues
  readonly nik: NikOnCard | null
  /** Whether there is a patch within the print that may be a portrait. */
  readonly hasPortrait: boolean
}

interface ReadDeps {
  readonly ocr: Ocr
  readonly areas: AreaTable
  readonly signal: AbortSignal
}

/** A card has about 35 lines of print; there is room for its back, a second card and the text of what it lies on. */
const LINES_MAX = 100

/** Reads a card: all lines once, the NIK line once more and closer. */
export async function readCard(picture: Picture, { ocr, areas, signal }: ReadDeps): Promise<CardReading> {
  const reading = await ocr.read(picture, { subject: 'card', linesMax: LINES_MAX, signal })
  const card = parseCard(reading)
  const surroundings = { areas, hasBloodDash: hasBloodDash(picture, card, reading) }
  const first = readValues(card, surroundings)
  const values = await lookAgain(card, first, { picture, reading, ocr, signal, surroundings })
  const hasPortrait = findPatches(picture, card.frame, reading.area).some(isPortraitLike)
  const runs = card.rows.nik?.runs ?? []
  const closer = await lookCloser(runs, { picture, reading, card, ocr, signal })
  const looks = [cellsOf(card.rows.nik), ...closer].flatMap((cells) => lookAtDigits(cells) ?? [])
  const evidence = combineLooks(looks)
  if (evidence === null) return { reading, card, values, hasPortrait, nik: null }
  const chosen = chooseNik(evidence, {
    birthDate: values.fields.birth_date.value,
    sex: sexOf(values.fields.gender.value),
    areaCode: values.places.districtCode ?? values.places.regencyCode ?? values.places.provinceCode,
    areas,
  })
  return { reading, card, values, hasPortrait, nik: { chosen, evidence, runs } }
}

/** Sex of a printed gender. */
export function sexOf(gender: string | null): Sex | null {
  if (gender === null) return null
  return gender === 'PEREMPUAN' ? 'FEMALE' : 'MALE'
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
