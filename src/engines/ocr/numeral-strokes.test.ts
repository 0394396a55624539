import { describe, expect, it } from 'vitest'
import { withAllStrokes } from './numeral-strokes.ts'
import type { Glyph } from './ocr.ts'

/** Glyphs every ten columns, and ink of four columns at each of these. */
const line = (text: string, inked: readonly number[], width = text.length * 10) => {
  const glyphs = [...text].map((char, index): Glyph => {
    return { char, probability: 0.9, alternatives: [], at: (index * 10 + 5) / width }
  })
  const ink = new Uint8Array(width)
  for (const x of inked) ink.fill(1, x - 2, x + 2)
  return { glyphs, ink }
}
const read = (text: string, inked: readonly number[]) => {
  const { glyphs, ink } = line(text, inked)
  return withAllStrokes(glyphs, ink)
    .map(({ char }) => char)
    .join('')
}

describe('a numeral of strokes', () => {
  it.each([
    ['AB I CD', [5, 15, 35, 55, 65], 'AB I CD'],
    ['AB I CD', [5, 15, 31, 39, 55, 65], 'AB II CD'],
    ['AB I ', [5, 15, 30, 36, 42], 'AB III '],
    ['LK.II', [5, 15, 31, 38, 45], 'LK.III'],
    ['AB I CD', [5, 15, 28, 33, 38, 43, 55], 'AB I CD'],
    ['SITI I', [5, 15, 25, 35, 55], 'SITI I'],
    ['AIB', [5, 11, 19, 25], 'AIB'],
  ])('%s with ink at %j is %s', (text, inked, whole) => {
    expect(read(text, inked)).toBe(whole)
  })

  it('is left where a speck is no stroke', () => {
    const { glyphs, ink } = line('AB I CD', [5, 15, 37, 55, 65])
    ink[31] = 1
    expect(withAllStrokes(glyphs, ink).length).toBe(7)
  })

  it('is left where nobody knows of ink', () => {
    const { glyphs } = line('AB I', [])
    expect(withAllStrokes(glyphs, null)).toBe(glyphs)
  })
})
