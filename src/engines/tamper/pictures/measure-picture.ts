import type { Picture } from '../../documents/documents.ts'
import type { PictureMark, PlacedPicture, PlacedText, Point, Quad } from '../tamper.ts'
import { copiedSigns } from './copied-signs.ts'
import { jpegSteps } from './jpeg-steps.ts'
import { type LineFeatures, lineFeatures, prepareLine, ROOM } from './line-features.ts'
import { markPicture } from './mark-picture.ts'
import { PORTRAIT_ROOM, type PortraitFeatures, portraitFeatures } from './portrait-features.ts'
import { type BlockMap, mapBlocks, savedApart } from './requantised.ts'
import { cutStrip } from './strip.ts'
import { windowsOf } from './windows.ts'

/** Among fewer signs two that are alike by chance stand out. */
const COPY_CELLS_MIN = 8

/** What a part of a line looks like; the members are those of `LineFeatures` and `saving`. */
export type Measures = Readonly<Record<keyof LineFeatures | 'saving' | 'copy', number>>

export interface MeasuredWindow {
  readonly quad: Quad
  /** Null: too little to measure. */
  readonly measures: Measures | null
}

export interface MeasuredLine extends MeasuredWindow {
  readonly text: PlacedText
  /** Of all values that stand on this line. */
  readonly names: readonly string[]
  readonly windows: readonly MeasuredWindow[]
}

export interface MeasuredPortrait extends PortraitFeatures {
  readonly saving: number
  readonly quad: Quad
  readonly mark: PictureMark
}

export interface MeasuredPicture {
  readonly lines: readonly MeasuredLine[]
  readonly portrait: MeasuredPortrait | null
}

/** Numbers are looked at digit by digit. */
const SIGNS_EACH = { number: 1, text: 3 } as const

/** Measures every line of values, its parts, and the portrait. Nothing is judged yet. */
export function measurePicture({ picture, file, texts, portrait }: PlacedPicture): MeasuredPicture {
  const quads = [...texts.map(({ quad }) => quad), ...(portrait === null ? [] : [portrait])]
  const steps = file === null ? null : jpegSteps(file)
  const blocks = steps === null ? null : mapBlocks(picture, steps, boundsOf(quads, picture))
  const byPlace = Map.groupBy(texts, ({ quad }) =>
    quad
      .flat()
      .map((part) => part.toFixed(4))
      .join(),
  )
  const lines = [...byPlace.values()].flatMap((same) => measureLine(same, picture, blocks) ?? [])
  return { lines, portrait: portrait === null ? null : measurePortrait(portrait, picture, blocks) }
}

function measureLine(same: readonly PlacedText[], picture: Picture, blocks: BlockMap | null): MeasuredLine | null {
  const text = same.find(({ isKey }) => isKey) ?? same[0]
  const strip = text === undefined ? null : cutStrip(picture, text.quad, ROOM)
  const line = strip === null ? null : prepareLine(strip)
  if (text === undefined || strip === null || line === null || text.signs.length < 1) return null
  const whole = (quad: Quad, features: LineFeatures, copy = Number.NaN): Measures => ({
    ...features,
    saving: savedApart(blocks, quad),
    copy,
  })
  const isNumber = text.signs.every(({ char }) => /[0-9]/.test(char))
  const cuts = windowsOf(text, isNumber ? SIGNS_EACH.number : SIGNS_EACH.text)
  const copied =
    isNumber && cuts.length >= COPY_CELLS_MIN
      ? copiedSigns(
          picture,
          cuts.map(({ from, to }) => partOf(text.quad, from, to)),
          line,
        )
      : []
  const windows = cuts.map(({ from, to }, index) => {
    const quad = partOf(text.quad, from, to)
    const features = lineFeatures(line, Math.round(from * strip.width), Math.round(to * strip.width))
    return { quad, measures: whole(quad, features, copied[index]) }
  })
  return {
    text,
    names: same.map(({ name }) => name),
    quad: text.quad,
    measures: whole(text.quad, lineFeatures(line)),
    windows,
  }
}

function measurePortrait(quad: Quad, picture: Picture, blocks: BlockMap | null): MeasuredPortrait | null {
  const strip = cutStrip(picture, partOf(quad, -PORTRAIT_ROOM, 1 + PORTRAIT_ROOM), PORTRAIT_ROOM)
  if (strip === null) return null
  const aside = PORTRAIT_ROOM / (1 + 2 * PORTRAIT_ROOM)
  const features = portraitFeatures(strip, aside)
  return { ...features, mark: markPicture(strip, features.box), saving: savedApart(blocks, quad), quad }
}

/** From one share of a quad's length to another. */
function partOf([a, b, c, d]: Quad, from: number, to: number): Quad {
  const between = (p: Point, q: Point, share: number): Point => [
    p[0] + (q[0] - p[0]) * share,
    p[1] + (q[1] - p[1]) * share,
  ]
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)]
}

/** Pixels around all quads. */
function boundsOf(quads: readonly Quad[], { width, height }: Picture) {
  const xs = quads.flatMap((quad) => quad.map(([x]) => x))
  const ys = quads.flatMap((quad) => quad.map(([, y]) => y))
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  return {
    left: inside(Math.min(...xs)) * width,
    top: inside(Math.min(...ys)) * height,
    right: inside(Math.max(...xs)) * width,
    bottom: inside(Math.max(...ys)) * height,
  }
}
