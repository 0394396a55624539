import type { Picture } from '../../../engines/documents/documents.ts'
import type { OcrReading } from '../../../engines/ocr/ocr.ts'
import type { ParsedCard } from '../reading/parse-card.ts'
import { type CardGround, measureGround } from './card-ground.ts'
import { type CardPrint, lookAtPrint } from './card-print.ts'
import { findPatches, isPortraitLike } from './find-portrait.ts'
import { nameOtherPaper, type OtherPaper } from './other-paper.ts'

/** What speaks for a card, and what for another thing, as far as print and ground show it. No sign is needed alone. */
export interface CardSigns {
  /** Rows whose label was read, of 14. */
  readonly labels: number
  /** Whether the word over province or regency was read. */
  readonly hasHeader: boolean
  readonly ground: CardGround | null
  readonly print: CardPrint
  /** Whether there is a patch within the print that may be a portrait. */
  readonly hasPatch: boolean
  readonly otherPaper: OtherPaper | null
  readonly isSeveral: boolean
}

export function gatherSigns(
  picture: Picture,
  card: ParsedCard,
  { area }: Pick<OcrReading, 'area'>,
): Omit<CardSigns, 'isSeveral'> {
  return {
    labels: new Set(card.labels.map(({ row }) => row)).size,
    hasHeader: card.header.province?.isAnnounced === true || card.header.regency?.isAnnounced === true,
    ground: measureGround(picture, card.frame, area),
    print: lookAtPrint(card),
    hasPatch: findPatches(picture, card.frame, area).some(isPortraitLike),
    otherPaper: nameOtherPaper(card),
  }
}

/** What a face in the portrait's place is worth. */
export const FACE_WEIGHT = 1

/** From here on it is a card. Less, and a face is asked for; less than this with a face, and it is a page. */
export const WEIGHT_MIN = 3.5

/**
 * How much the signs weigh together that need no net. What counts most is the NIK in print half as high again as the rest,
 * which nobody types, and fine lines in a coloured ground, which paper and screens have not. Copiers take the lines away: then
 * the face must help.
 */
export function weigh({ ground, print, hasPatch }: CardSigns): number {
  const { structure = 0, blueness = 0 } = ground ?? {}
  return (
    nikWeight(print.nikSize) +
    (structure >= STRUCTURE.some ? 1 : 0) +
    (structure >= STRUCTURE.much ? 0.5 : 0) +
    (Math.abs(blueness) >= TINT.some ? 0.25 : 0) +
    (Math.abs(blueness) >= TINT.much && structure >= STRUCTURE.some ? 0.75 : 0) +
    ((print.headerSize ?? 1) >= HEADER_SIZE_MIN ? 0.5 : 0) +
    (print.hasIssueDate ? 0.5 : 0) +
    (hasPatch ? 0.5 : 0)
  )
}

/** Of the cards drawn for it no ground is plainer than the first, of plain paper under any light hardly one is richer. */
const STRUCTURE = { some: 0.45, much: 1 } as const
const TINT = { some: 0.08, much: 0.2 } as const
const HEADER_SIZE_MIN = 1.15

/** Digits are narrower than letters: typed alike they measure 0.7 to 1, on most cards 1.4 to 2. */
const NIK_SIZE = { typed: 1.05, large: 1.25, card: 1.35 } as const

function nikWeight(size: number | null): number {
  if (size === null) return 0.5
  if (size >= NIK_SIZE.card) return 1.5
  if (size >= NIK_SIZE.large) return 0.75
  return size < NIK_SIZE.typed ? -1 : 0
}
