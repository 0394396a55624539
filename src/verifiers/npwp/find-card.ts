import type { Documents } from '../../engines/documents/documents.ts'
import type { Ocr } from '../../engines/ocr/ocr.ts'
import type { AreaTable } from '../../lib/nik/areas.ts'
import { TooComplex } from '../../lib/too-complex.ts'
import { FILE_MISSING, openPicture } from '../open-picture.ts'
import type { Check, Failure, InputFile } from '../verifier.ts'
import { checkDocument } from './check-document.ts'
import { type NpwpReadingOnCard, readCard } from './reading/read-card.ts'

/** A card that fills a picture of this has letters of 30 pixels, twice what reading needs. */
const LONGEST_SIDE_MAX = 2000

/** So many pages of a file are tried until one is a card. */
const PAGES_MAX = 5

export interface FoundCard {
  readonly kind: 'card'
  /** From 0. */
  readonly page: number
  readonly card: NpwpReadingOnCard
  /** DOCUMENT_IS_NPWP. */
  readonly document: Check
}

export interface CardSearch {
  readonly documents: Documents
  readonly ocr: Ocr
  readonly areas: AreaTable
  readonly signal: AbortSignal
}

/** The first page of a file that shows a tax card, else the first that was read. Throws `TooComplex` where none could be. */
export async function findCard(file: InputFile, search: CardSearch): Promise<FoundCard | Failure> {
  const { documents, signal } = search
  let first: FoundCard | null = null
  let refusal: TooComplex | null = null
  for (let page = 0; page < Math.min(PAGES_MAX, Math.max(1, file.pageCount)); page++) {
    const opened = await openPicture(file, { documents, longestSideMax: LONGEST_SIDE_MAX, page, signal })
    if (opened.kind === 'failed') return first ?? opened
    try {
      const card = await readCard(opened.picture, search)
      const found: FoundCard = { kind: 'card', page, card, document: checkDocument(card) }
      if (found.document.result === 'PASS') return found
      first ??= found
    } catch (error) {
      // A page full of text is no card, and no reason not to look at the next.
      if (!(error instanceof TooComplex)) throw error
      refusal ??= error
    }
  }
  if (first === null && refusal !== null) throw refusal
  return first ?? FILE_MISSING
}
