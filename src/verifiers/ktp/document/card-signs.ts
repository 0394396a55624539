import type { Picture } from '../../../engines/documents/documents.ts'
import type { OcrReading } from '../../../engines/ocr/ocr.ts'
import type { ParsedCard } from '../reading/parse-card.ts'
import { type CardGround, measureGround } from './card-ground.ts'
import { type CardPrint, lookAtPrint } from './card-print.ts'
import { findPatches, isColourPortrait, isPortraitLike } from './find-portrait.ts'
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
  /** Whether something like a portrait stands there in colour. */
  readonly hasColour: boolean
  readonly otherPaper: OtherPaper | null
  readonly isSeveral: boolean
}

export function gatherSigns(
  picture: Picture,
  card: ParsedCard,
  { area }: Pick<OcrReading, 'area'>,
): Omit<CardSigns, 'isSeveral'> {
  const patches = findPatches(picture, card.frame, area)
  return {
    labels: new Set(card.labels.map(({ row }) => row)).size,
    hasHeader: card.header.province?.isAnnounced === true || card.header.regency?.isAnnounced === true,
    ground: measureGround(picture, card.frame, area),
    print: lookAtPrint(card),
    hasPatch: patches.some(isPortraitLike),
    hasColour: patches.some(isColourPortrait),
    otherPaper: nameOtherPaper(card),
  }
}

/** What a face in the portrait's place is worth. */
export const FACE_WEIGHT = 1.3

/** From here on it is a card. Less, and a face is asked for; less than this with a face, and it is a page. */
export const WEIGHT_MIN = 0.8

/**
 * How much the signs weigh together that need no net: the odds (natural log) that it is a card. A logistic regression over
 * 366 drawn cards and 150 drawn pages, screens and other papers (no card below 0.5, no page on white above -0.3). What counts most is
 * the NIK in print half as high again as the rest, the date of issue that stands apart, and the colour.
 */
export function weigh({ ground, print, hasPatch }: CardSigns): number {
  const { structure = 0, blueness = 0 } = ground ?? {}
  const { nikSize, headerSize, hasIssueDate } = print
  return (
    BASE +
    3.4 * within(nikSize ?? SIZE_UNKNOWN, NIK_SIZE) +
    (nikSize !== null && nikSize < NIK_SIZE_TYPED ? -2 : 0) +
    within(headerSize ?? SIZE_UNKNOWN, HEADER_SIZE) +
    (hasIssueDate ? 2.2 : 0) +
    2.2 * tintOf(Math.abs(blueness), structure) +
    (hasPatch ? 1.65 : 0) +
    (structure >= STRUCTURE.some ? 1 : 0) +
    (structure >= STRUCTURE.much ? 0.5 : 0)
  )
}

const BASE = -9.2

/** Digits are narrower than letters: typed alike they measure 0.7 to 1, on most cards 1.4 to 2. */
const NIK_SIZE = { least: 0.9, most: 1.6 } as const
const NIK_SIZE_TYPED = 1
const HEADER_SIZE = { least: 0.95, most: 1.4 } as const

/** Where too little was read to measure it. */
const SIZE_UNKNOWN = 1.15

/** Of the cards drawn for it no ground is plainer than the first, of plain paper under any light hardly one is richer. */
const STRUCTURE = { some: 0.45, much: 1 } as const

/** Paper may be tinted, a card is more so; a screen at night is all colour. */
const TINT = { some: 0.08, much: 0.2, most: 0.6 } as const

/** A pale tint without lines in it may be that of paper. */
function tintOf(tint: number, structure: number): number {
  if (tint < TINT.some || tint > TINT.most) return 0
  if (tint >= TINT.much) return 2
  return structure >= STRUCTURE.some ? 1 : 0.5
}

/** The ground of a card whose fine lines a camera still shows is richer, and no light takes all of its tint. */
const PLAIN = { structure: 0.3, tint: 0.05 } as const

/**
 * Whether a portrait in colour stands on plain white: a card has a ground of its own, and the copy of a card that lost it
 * is grey. So is somebody's page, typed to look like a card.
 */
export function isColourOnWhite({ ground, hasColour }: CardSigns): boolean {
  if (ground === null || !hasColour) return false
  return ground.structure < PLAIN.structure && Math.abs(ground.blueness) < PLAIN.tint
}

function within(size: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, size))
}
