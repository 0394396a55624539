import type { OcrReading, TextLine } from '../src/engines/ocr/ocr.ts'

/** A line of text as a perfect reader would see it. Lengths in heights of the area, as on the page. */
export interface PrintedLine {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly height?: number
  /** Width of one character in line heights. */
  readonly pitch?: number
  /** Probability of every character. */
  readonly probability?: number
}

/** Width / height of an ID-1 card. */
export const CARD_ASPECT = 1.586

/** The reading of some printed lines, tilted by `tiltDegrees` around the top left corner. */
export function readingOf(lines: readonly PrintedLine[], tiltDegrees = 0): OcrReading {
  return {
    lines: lines.map((line) => textLine(line, (tiltDegrees * Math.PI) / 180)),
    quality: { sharpness: 1, glare: 0, brightness: 0.6, lineHeightPixels: 30, isCropped: false },
    area: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    turnedDegrees: 0,
    aspectRatio: CARD_ASPECT,
  }
}

function textLine(line: PrintedLine, tilt: number): TextLine {
  const { text, left, top, height = 0.05, pitch = 0.5, probability = 0.99 } = line
  const right = left + text.length * height * pitch
  const at = (x: number, y: number): readonly [number, number] => [
    (x * Math.cos(tilt) - y * Math.sin(tilt)) / CARD_ASPECT,
    y * Math.cos(tilt) + x * Math.sin(tilt),
  ]
  return {
    text,
    confidence: probability,
    quad: [at(left, top), at(right, top), at(right, top + height), at(left, top + height)],
    glyphs: [...text].map((char, index) => ({
      char,
      probability,
      alternatives: [],
      at: (index + 0.5) / text.length,
    })),
  }
}
