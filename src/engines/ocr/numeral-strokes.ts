import type { Glyph } from './ocr.ts'
import type { InkColumns } from './word-gaps.ts'

/** No numeral that is printed has more of them in a row. */
const STROKES_MAX = 3

/** Strokes of one numeral are alike: the narrowest is so many times as wide as the widest. */
const ALIKE_MIN = 0.5

/**
 * Roman numerals of strokes alone (II, III) with as many as there is ink for: the net takes like neighbours for one. Only a
 * numeral by itself is looked at, between gaps or marks.
 */
export function withAllStrokes(glyphs: readonly Glyph[], ink: InkColumns | null): readonly Glyph[] {
  if (ink === null) return glyphs
  const all: Glyph[] = []
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at]
    if (glyph === undefined) continue
    const length = strokesFrom(glyphs, at)
    if (length === 0) {
      all.push(glyph)
      continue
    }
    const before = glyphs[at - 1]
    const after = glyphs[at + length]
    const strokes = strokesBetween(ink, before?.at ?? 0, after?.at ?? 1)
    const isMore = strokes.length > length && strokes.length <= STROKES_MAX
    all.push(...(isMore ? strokes.map((place) => ({ ...glyph, at: place })) : glyphs.slice(at, at + length)))
    at += length - 1
  }
  return all
}

/** How many strokes stand from here to the next gap or mark; 0 where that is no numeral, or does not begin here. */
function strokesFrom(glyphs: readonly Glyph[], from: number): number {
  if (!isEnd(glyphs[from - 1])) return 0
  let to = from
  while (glyphs[to]?.char === 'I') to++
  return isEnd(glyphs[to]) ? to - from : 0
}

function isEnd(glyph: Glyph | undefined): boolean {
  return glyph === undefined || /[ .,/-]/.test(glyph.char)
}

/** Middles of the strokes between two places of a line, 0–1; none where they are not alike. */
function strokesBetween(ink: InkColumns, from: number, to: number): readonly number[] {
  const found: { readonly first: number; readonly width: number }[] = []
  const [start, end] = [Math.floor(from * ink.length), Math.min(ink.length - 1, Math.ceil(to * ink.length))]
  let first = -1
  for (let x = start; x <= end; x++) {
    if (ink[x] === 1 && first < 0) first = x
    if (ink[x] === 1 || first < 0) continue
    // What reaches over the start belongs to the sign before.
    if (first > start) found.push({ first, width: x - first })
    first = -1
  }
  const widths = found.map(({ width }) => width)
  if (Math.min(...widths) < ALIKE_MIN * Math.max(...widths)) return []
  return found.map(({ first: left, width }) => (left + width / 2) / ink.length)
}
