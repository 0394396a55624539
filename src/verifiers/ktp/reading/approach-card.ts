import type { PagePart, Picture } from '../../../engines/documents/documents.ts'
import { fadeMarks, turnedLines } from '../../../engines/forms/fade-marks.ts'
import { dateAtEnd } from '../../../engines/forms/printed-date.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import { findTurnedMarks } from '../../../engines/forms/turned-marks.ts'
import type { Ocr, OcrReading, Quad } from '../../../engines/ocr/ocr.ts'
import { blanked, cutOut } from '../../../lib/geometry/cut-out.ts'
import { boxInPicture, boxWithin, pointInPicture } from '../../../lib/geometry/picture-box.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import { findCard, findCardBeside } from '../document/several-cards.ts'
import { type CardPlane, cardPlane, isOnPlane, withRoom } from './card-plane.ts'
import { type ParsedCard, parseCard } from './parse-card.ts'

/** A card has about 35 lines of print; there is room for its back, a second card and the text of what it lies on. */
const LINES_MAX = 100

/** A card that is so much smaller than all text that was read is looked at again by itself. */
const GAIN_MIN = 1.3

/** Print lower than this, in pixels, is read better with more of them. */
const LINE_PIXELS_ENOUGH = 16

/** So much text elsewhere may be another card. */
const LINES_ELSEWHERE_MIN = 6

/** A picture that shows the card as near as it can be had, and what was read on it. */
export interface SeenCard {
  readonly picture: Picture
  /** The same, without marks that lie over the print: what is read closer is read here. */
  readonly print: Picture
  /** The part of the page that the picture shows. */
  readonly part: PagePart
  readonly reading: OcrReading
  /** Of the print that lies on the card. */
  readonly card: ParsedCard
  /** Marks of a specimen, those among them that are turned against the print. */
  readonly marks: readonly TextRun[]
  /** Where the card lies in the page; null where its labels do not tell. */
  readonly place: PagePart | null
  /** Where another card lies in the page; null where none was seen. */
  readonly otherPlace: PagePart | null
}

export interface ApproachDeps {
  readonly ocr: Ocr
  /** A part of the page with more pixels; null where the picture at hand has all there are. */
  readonly renderPart: (part: PagePart) => Promise<Picture | null>
  readonly signal: AbortSignal
}

const WHOLE_QUAD: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

export const WHOLE_PAGE: PagePart = [0, 0, 1, 1]

/** Reads a picture; once more what lies on the card, where that is a part of it, and what a stamp lies over. */
export async function approachCard(page: Picture, deps: ApproachDeps): Promise<SeenCard> {
  const reading = await readAll(page, deps)
  const surroundings = parseCard(reading)
  const seen = await comeCloser({ picture: page, part: WHOLE_PAGE, reading, card: surroundings }, deps)
  const levelled =
    turnedLines(seen.reading).length > 0 ? await readUnderMarks(seen, deps) : { ...seen, print: seen.picture }
  const beside = findCardBeside(surroundings)
  const otherPlace =
    beside === null ? await findCardElsewhere(page, reading, deps) : partOf(beside, surroundings, reading)
  const { place: inPart, ...own } = onPlane(levelled)
  const place = inPart === null ? null : boxWithin(levelled.part, inPart)
  const marks = [...seen.card.marks, ...(await findTurnedMarks(seen.picture, seen.reading, deps))]
  return { ...levelled, ...own, place, marks, otherPlace }
}

/** Another card that lies so far off that its print was not read with the first. */
async function findCardElsewhere(
  page: Picture,
  { area, linesElsewhere }: OcrReading,
  deps: ApproachDeps,
): Promise<PagePart | null> {
  if (linesElsewhere < LINES_ELSEWHERE_MIN) return null
  const others = await readAgain(blanked(page, boxInPicture(WHOLE_QUAD, area)), deps)
  if (others === null) return null
  const other = parseCard(others)
  const plane = findCard(other)
  return plane === null ? null : partOf(plane, other, others)
}

type Sight = Pick<SeenCard, 'picture' | 'part' | 'reading' | 'card'>

async function comeCloser(far: Sight, deps: ApproachDeps): Promise<Sight> {
  const { card } = far
  const part = partWorth(card, far.reading)
  if (part === null) return far
  const closer = (await deps.renderPart(part)) ?? (isScene(card, far.reading) ? cutOut(far.picture, part) : null)
  if (closer === null) return far
  const again = await readAgain(closer, deps)
  const own = again === null ? null : parseCard(again)
  if (again === null || own === null || own.labels.length < card.labels.length - 1) return far
  // Neighbours are cut by the cut; whether the card is tells the first picture.
  const { isCropped } = onPlane(far).reading.quality
  return { picture: closer, part, reading: { ...again, quality: { ...again.quality, isCropped } }, card: own }
}

/** Reads once more without the marks, and leaves out what is left of them. */
async function readUnderMarks(seen: Sight, deps: ApproachDeps): Promise<Sight & Pick<SeenCard, 'print'>> {
  const print = fadeMarks(seen.picture)
  const again = await readAgain(print, deps)
  const isBetter = again !== null && parseCard(again).labels.length >= seen.card.labels.length - 1
  const { reading, ...rest } = isBetter
    ? { ...seen, print, reading: { ...again, quality: seen.reading.quality } }
    : { ...seen, print: seen.picture }
  const marks = turnedLines(reading)
  const level = { ...reading, lines: reading.lines.filter((line) => !marks.includes(line)) }
  return { ...rest, reading: level, card: parseCard(level) }
}

function readAll(picture: Picture, { ocr, signal }: ApproachDeps): Promise<OcrReading> {
  return ocr.read(picture, { subject: 'card', linesMax: LINES_MAX, signal })
}

/** Null where that is too complex: what was read first stands by itself. */
async function readAgain(picture: Picture, deps: ApproachDeps): Promise<OcrReading | null> {
  try {
    return await readAll(picture, deps)
  } catch (error) {
    if (error instanceof TooComplex) return null
    throw error
  }
}

interface OnPlane extends Pick<SeenCard, 'reading' | 'card'> {
  /** In parts of the picture that was read. */
  readonly place: PagePart | null
}

/** A reading without the words that lie beside the card, and where the card lies in it. */
function onPlane({ reading, card }: Pick<SeenCard, 'reading' | 'card'>): OnPlane {
  const narrow = cardPlane(card.labels)
  if (narrow === null) return { reading, card, place: null }
  const { runs } = card.frame
  const plane = isPortraitLeft(runs, narrow) ? withRoom(narrow) : narrow
  const place = partOf(plane, card, reading)
  const off = new Set(runs.filter((run) => !isOnPlane(run, plane)).map(({ line }) => line))
  if (off.size === 0) return { reading, card, place }
  const lines = reading.lines.filter((_, index) => !off.has(index))
  const isCropped = reading.quality.isCropped && lines.some(({ quad }) => isAtRim(quad, reading.area))
  const kept = { ...reading, lines, quality: { ...reading.quality, isCropped } }
  return { reading: kept, card: parseCard(kept), place }
}

/** The date of issue stands under the portrait: left of the labels only where that is there. */
function isPortraitLeft(runs: readonly TextRun[], plane: CardPlane): boolean {
  return runs.some(
    (run) => !isOnPlane(run, plane) && isOnPlane(run, withRoom(plane)) && dateAtEnd(run.cells)?.date != null,
  )
}

function isAtRim(quad: Quad, area: Quad): boolean {
  return quad.map((point) => pointInPicture(point, area)).some(([x, y]) => x < 0 || y < 0 || x > 1 || y > 1)
}

/** The part of the picture that a closer look is worth; null where nothing is gained by one. */
function partWorth(card: ParsedCard, reading: OcrReading): PagePart | null {
  const plane = cardPlane(card.labels)
  if (plane === null) return null
  const isSmall = reading.quality.lineHeightPixels < LINE_PIXELS_ENOUGH
  return isSmall || isScene(card, reading) ? partOf(withRoom(plane), card, reading) : null
}

/** Whether other text lies around the card, so that the card itself was seen from afar. */
function isScene({ frame, labels }: ParsedCard, { aspectRatio }: OcrReading): boolean {
  const plane = cardPlane(labels)
  if (plane === null || frame.runs.every((run) => isOnPlane(run, withRoom(plane)))) return false
  return Math.max(1, aspectRatio) / Math.max(plane.right - plane.left, plane.bottom - plane.top) > GAIN_MIN
}

function partOf(plane: CardPlane, { frame }: ParsedCard, { area }: OcrReading): PagePart {
  const [left, top, right, bottom] = boxInPicture(frame.toQuad(plane), area)
  return [left, top, right, bottom]
}
