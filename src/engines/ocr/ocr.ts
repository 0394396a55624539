import type { Picture } from '../documents/documents.ts'

/** A point in parts of the picture that was handed in: x and y in 0–1 from its top left corner. */
export type Point = readonly [x: number, y: number]

/** Corners of a text line in reading order: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]

/** One character as read: the chosen one first, then others the net thought possible, likeliest first. */
export interface Glyph {
  readonly char: string
  /** Probability of the chosen character in 0–1. */
  readonly probability: number
  readonly alternatives: readonly { readonly char: string; readonly probability: number }[]
  /** Where along the line the character lies, 0 = left end, 1 = right end. */
  readonly at: number
}

export interface TextLine {
  /** Empty for a box far higher than wide in which nothing could be read as it stands. */
  readonly text: string
  /** Mean probability of its characters in 0–1. Not calibrated. */
  readonly confidence: number
  /** In the upright reading (see `OcrReading.quadInPicture`), not in the picture handed in. */
  readonly quad: Quad
  readonly glyphs: readonly Glyph[]
}

/** How the picture was found to be. All in 0–1 unless said; thresholds belong to the caller. */
export interface PictureQuality {
  /** 1 = crisp, 0 = no edges at all. */
  readonly sharpness: number
  /** Share of the read area that is burnt out. */
  readonly glare: number
  /** Mean brightness of the read area. */
  readonly brightness: number
  /** Height of a typical text line in pixels of the picture handed in. */
  readonly lineHeightPixels: number
  /** True when the card touches or passes the edge of the picture. */
  readonly isCropped: boolean
}

export interface OcrReading {
  readonly lines: readonly TextLine[]
  readonly quality: PictureQuality
  /** Corners, in the picture handed in, of the upright area that `lines` lie in (whole picture or the card found). */
  readonly area: Quad
  /** Clockwise degrees the picture had to be turned to be upright. */
  readonly turnedDegrees: 0 | 90 | 180 | 270
  /** Width / height of the upright area. */
  readonly aspectRatio: number
  /** About how many lines of text lie elsewhere in the picture and were not read. */
  readonly linesElsewhere: number
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** `card`: a card is looked for in the picture and rectified first. `page`: the picture is the page. */
  readonly subject: 'card' | 'page'
  /** A picture with more lines is refused before any is read: each costs the time of the others who wait. */
  readonly linesMax: number
}

export interface RegionOptions {
  readonly signal?: AbortSignal | undefined
  /** Where to look, in the upright area of an earlier reading of the same picture. */
  readonly quad: Quad
  readonly reading: OcrReading
  /** Characters that may be answered. */
  readonly alphabet: 'digits' | 'ascii'
}

export interface Ocr {
  /** @throws TooComplex for a picture with more lines than asked for, or one that takes too long. */
  read(picture: Picture, options: ReadOptions): Promise<OcrReading>
  /** A second, closer look at one region, as a single line: several scales and crops, best answers first. */
  readRegion(picture: Picture, options: RegionOptions): Promise<readonly TextLine[]>
  close(): Promise<void>
}
