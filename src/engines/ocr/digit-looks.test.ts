import { describe, expect, test } from 'vitest'
import type { DecodedText } from './ctc-decode.ts'
import { digitsOnly, isDigitsSettled } from './digit-looks.ts'

/** A line of characters with the same probability each, and what else each could be. */
function line(text: string, probability: number, others: Readonly<Record<string, number>> = {}): DecodedText {
  const alternatives = Object.entries(others).map(([char, value]) => ({ char, probability: value }))
  const glyphs = [...text].map((char, index) => ({ char, probability, alternatives, at: index / text.length }))
  return { text, glyphs, confidence: probability, certainty: probability }
}

describe('digitsOnly', () => {
  test('keeps digits, takes look-alikes for them and drops the rest', () => {
    expect(digitsOnly(line('NIK : 31O4 I7', 0.9)).text).toBe('1310417')
    expect(digitsOnly(line('NK:', 0.9)).text).toBe('')
  })

  test('adds up what a digit and its look-alikes got, and chooses by the sum', () => {
    const [glyph] = digitsOnly(line('O', 0.45, { '6': 0.3, '0': 0.2, Q: 0.05 })).glyphs
    expect(glyph?.char).toBe('0')
    expect(glyph?.probability).toBeCloseTo(0.7)
    expect(glyph?.alternatives).toEqual([{ char: '6', probability: 0.3 }])
  })
})

describe('isDigitsSettled', () => {
  test('needs no second look at clear digits', () => {
    expect(isDigitsSettled([line('3104', 0.98)])).toBe(true)
  })

  test('wants another look while a place is nearly even', () => {
    expect(isDigitsSettled([line('3104', 0.5, { '7': 0.4 })])).toBe(false)
  })

  test('is settled by a second look that is clear', () => {
    expect(isDigitsSettled([line('3104', 0.5, { '7': 0.4 }), line('3104', 0.99)])).toBe(true)
  })

  test('is not settled by looks that count differently', () => {
    expect(isDigitsSettled([line('3104', 0.98), line('310', 0.98)])).toBe(false)
  })

  test('knows nothing from no look', () => {
    expect(isDigitsSettled([])).toBe(false)
  })
})
