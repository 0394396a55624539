import type { Picture } from '../documents/documents.ts'

/** In parts of the picture: x and y in 0–1 from its top left corner. */
export type Point = readonly [x: number, y: number]

/** Corners in reading order: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]

/** Left, top, right, bottom in 0–1 of the picture. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** One line of a value that is printed on a paper. */
export interface PlacedText {
  /** Of the value; several lines of one value share it. */
  readonly name: string
  readonly quad: Quad
  /** Its characters without spaces; `at` is the middle of one along the line, 0–1. */
  readonly signs: readonly { readonly char: string; readonly at: number }[]
  /** Lines of one class are printed in one face and size. */
  readonly type: string
  /** What an edit of it is worth most to a forger: one that several measures see decides by itself. */
  readonly isKey: boolean
}

/** A picture of a paper, and where on it things stand. */
export interface PlacedPicture {
  readonly picture: Picture
  /** The file as it was sent; null where the picture is a page of a document. */
  readonly file: Uint8Array | null
  readonly texts: readonly PlacedText[]
  readonly portrait: Quad | null
}

/**
 * EDITED_TEXT, EDITED_PORTRAIT: unlike the rest of the same paper. SCREEN_CAPTURE, PRINTED_COPY, SCREENSHOT: a picture of
 * a picture, which honest people send too. EDITING_SOFTWARE: the file names a program that edits.
 */
export const TAMPER_CODES = [
  'EDITED_TEXT',
  'EDITED_PORTRAIT',
  'SCREEN_CAPTURE',
  'PRINTED_COPY',
  'SCREENSHOT',
  'EDITING_SOFTWARE',
] as const
export type TamperCode = (typeof TAMPER_CODES)[number]

export interface TamperFinding {
  readonly code: TamperCode
  /** Of the value, where it is in one. */
  readonly name: string | null
  /** Null: the picture as a whole. */
  readonly box: Box | null
  /** Which kinds of measures saw it, strongest first. */
  readonly measures: readonly string[]
  /** Whether it decides by itself. */
  readonly isDecisive: boolean
  /** Above 0: beyond what honest pictures show. Of one code alone comparable. */
  readonly strength: number
}

/** What tells a picture from others, compressed, scaled or edited elsewhere: few of its bits change. */
export interface PictureMark {
  /** What the portrait looks like, see `pictureHash`: 8 bytes. */
  readonly portrait: Uint8Array
  /** Fine structure of the portrait: 32 bytes. */
  readonly grain: Uint8Array
}

/** UNAVAILABLE: too little print to compare with itself. TRUSTED: nothing was detected, which proves nothing. */
export interface TamperReport {
  readonly risk: 'TRUSTED' | 'WARNING' | 'HIGH_RISK' | 'UNAVAILABLE'
  /** The strongest first. */
  readonly findings: readonly TamperFinding[]
  /** Null: no portrait was found. */
  readonly mark: PictureMark | null
}

/** Looks for traces of changes in pictures of papers. */
export interface PictureTamper {
  /** @throws TooComplex for a picture that takes too long. */
  inspect(placed: PlacedPicture, options?: { readonly signal?: AbortSignal | undefined }): Promise<TamperReport>
  close(): Promise<void>
}
