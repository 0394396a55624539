import type { Documents, PagePart, Picture } from '../../../engines/documents/documents.ts'
import type { Face, Faces } from '../../../engines/faces/faces.ts'
import type { Ocr } from '../../../engines/ocr/ocr.ts'
import type { CalendarDate } from '../../../lib/calendar-date.ts'
import type { AreaTable } from '../../../lib/nik/areas.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import { FILE_MISSING, openPicture } from '../../open-picture.ts'
import type { Check, Failure, InputFile } from '../../verifier.ts'
import { pictureProblems } from '../checks/check-card.ts'
import { checkDocument, isFaceNeeded } from '../checks/check-document.ts'
import { findPortraitFace, isPortrait } from '../faces/portrait-face.ts'
import { type CardReading, readCard } from './read-card.ts'

/** Longer pictures are scaled down to this: a card filling it has letters of 30 pixels, twice what reading needs. */
const LONGEST_SIDE_MAX = 2000

/** The portrait is looked at with so many pixels on the longest side of its page, where it has them. */
const FULL_SIDE_MAX = 6000

/** So many pages of a file are tried until one is a card. */
const PAGES_MAX = 5

/** With these the next page is tried: nothing of a card was seen on this one. */
const NO_CARD: readonly (string | null)[] = ['NO_TEXT', 'NOT_A_KTP', 'TYPED_PAGE']

export interface FoundCard {
  readonly kind: 'card'
  /** From 0. */
  readonly page: number
  readonly reading: CardReading
  /** DOCUMENT_IS_KTP. */
  readonly document: Check
  /** The face of the portrait; null where none was found or none was looked for. */
  readonly portrait: Face | null
}

export interface CardSearch {
  readonly documents: Documents
  readonly ocr: Ocr
  readonly faces: Faces
  readonly areas: AreaTable
  readonly today: CalendarDate
  /** Whether the portrait's face is wanted for itself. */
  readonly isFaceWanted: boolean
  readonly signal: AbortSignal
}

/**
 * The first page of a file that shows a card, or that says why it shows none; else the first page that was read. Throws
 * `TooComplex` where no page could be.
 */
export async function findCard(file: InputFile | undefined, search: CardSearch): Promise<FoundCard | Failure> {
  let first: FoundCard | null = null
  let refusal: TooComplex | null = null
  for (let page = 0; page < Math.min(PAGES_MAX, Math.max(1, file?.pageCount ?? 1)); page++) {
    const opened = await openPage(file, search, page)
    if (opened.kind === 'failed') return first ?? opened
    const found = await unlessTooComplex(lookAtPage(file, opened.picture, { ...search, page }))
    if (found instanceof TooComplex) {
      refusal ??= found
      continue
    }
    if (found.document.result === 'PASS' || !NO_CARD.includes(found.document.reason_code)) return found
    first ??= found
  }
  if (first === null && refusal !== null) throw refusal
  return first ?? FILE_MISSING
}

/** A page full of text is no card, and no reason not to look at the next. */
async function unlessTooComplex(found: Promise<FoundCard>): Promise<FoundCard | TooComplex> {
  try {
    return await found
  } catch (error) {
    if (error instanceof TooComplex) return error
    throw error
  }
}

async function lookAtPage(
  file: InputFile | undefined,
  picture: Picture,
  search: CardSearch & { readonly page: number },
): Promise<FoundCard> {
  const { ocr, areas, today, faces, signal, page } = search
  const renderPart = partOf(file, search, { page, whole: picture })
  const reading = await readCard(picture, { ocr, areas, today, renderPart, signal })
  const { lines, quality } = reading.reading
  const evidence = {
    signs: reading.signs,
    lines: lines.length,
    hasNik: reading.nik !== null,
    isPoor: pictureProblems(quality).length > 0,
  }
  const isLookedFor = search.isFaceWanted || isFaceNeeded({ ...evidence, hasFace: null })
  const portrait = isLookedFor ? await findPortraitFace({ reading, faces, renderPart, signal }) : null
  const document = checkDocument({ ...evidence, hasFace: isLookedFor ? isPortrait(portrait) : null })
  return { kind: 'card', page, reading, document, portrait }
}

/** One page of a file as a picture for reading. `page` is counted from 0. */
export async function openPage(
  file: InputFile | undefined,
  { documents, signal }: Pick<CardSearch, 'documents' | 'signal'>,
  page = 0,
): Promise<{ readonly kind: 'picture'; readonly picture: Picture } | Failure> {
  return openPicture(file, { documents, longestSideMax: LONGEST_SIDE_MAX, page, signal })
}

/** Cuts parts out of the page at its full resolution; null where the picture at hand has all there is. */
function partOf(
  file: InputFile | undefined,
  { documents, signal }: Pick<CardSearch, 'documents' | 'signal'>,
  { page, whole }: { readonly page: number; readonly whole: Picture },
) {
  return async (part: PagePart): Promise<Picture | null> => {
    if (file === undefined || Math.max(whole.width, whole.height) < LONGEST_SIDE_MAX) return null
    const opened = await openPicture(file, { documents, longestSideMax: FULL_SIDE_MAX, page, part, signal })
    return opened.kind === 'picture' ? opened.picture : null
  }
}
