import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCtc } from './ctc-decode.ts'
import type { Alphabet, CtcOutput } from './ctc-output.ts'

const LETTERS = "ABC-1'."
const SPACE = LETTERS.length + 1
const alphabet: Alphabet = {
  classes: [...LETTERS].map((char, index) => ({ char, index: index + 1 })),
  spaceIndex: SPACE,
}

type Step = Readonly<Record<string, number>>

/** One row for each step; what a step does not name goes to the blank. `_` is the blank, a space the space. */
function output(steps: readonly Step[]): CtcOutput {
  const classes = LETTERS.length + 2
  const data = new Float32Array(steps.length * classes)
  for (const [row, step] of steps.entries()) {
    let rest = 1
    for (const [char, probability] of Object.entries(step)) {
      const index = char === ' ' ? SPACE : LETTERS.indexOf(char) + 1
      data[row * classes + index] = probability
      rest -= probability
    }
    data[row * classes] = Math.max(0, rest)
  }
  return { steps: steps.length, classes, data }
}

const letter = (char: string): Step => ({ [char]: 0.97 })
const blank: Step = {}

describe('decodeCtc', () => {
  test('merges repeats, and keeps those that a blank parts', () => {
    const { text } = decodeCtc(output([letter('A'), letter('A'), blank, letter('A'), letter('B')]), alphabet)
    expect(text).toBe('AAB')
  })

  test('reads any text that is spelt out with blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 20 }), (chars) => {
        const steps = chars.flatMap((char) => [letter(char), blank])
        expect(decodeCtc(output(steps), alphabet).text).toBe(chars.join(''))
      }),
    )
  })

  test('never answers outside the alphabet, whatever the net says', () => {
    const step = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
    const digits: Alphabet = { classes: [{ char: '1', index: 5 }], spaceIndex: null }
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (rows) => {
        const raw: CtcOutput = { steps: rows.length, classes: 7, data: Float32Array.from(rows.flat()) }
        expect(decodeCtc(raw, digits).text).toMatch(/^1*$/)
        expect(decodeCtc(raw, alphabet).text).toMatch(/^[ABC1'. -]*$/)
      }),
    )
  })

  test('puts a space where the space class shows in a blank step, and not for less', () => {
    const spelt = (space: number) => output([letter('A'), { ' ': space }, letter('B')])
    expect(decodeCtc(spelt(0.02), alphabet).text).toBe('A B')
    expect(decodeCtc(spelt(0.005), alphabet).text).toBe('AB')
  })

  test('puts a space where the net and the ink agree on a gap', () => {
    const steps = [letter('A'), blank, letter('B'), { ' ': 0.006 }, { ' ': 0.006 }, letter('C'), blank]
    const touching = new Uint8Array(56).fill(1)
    const apart = touching.map((_, column) => (column > 24 && column < 39 ? 0 : 1))
    expect(decodeCtc(output(steps), alphabet, { ink: apart }).text).toBe('AB C')
    expect(decodeCtc(output(steps), alphabet, { ink: touching }).text).toBe('ABC')
  })

  test('finds a mark that no single step is sure of', () => {
    const steps = [letter('1'), blank, { '-': 0.25 }, { '-': 0.2 }, blank, letter('1')]
    const { text, glyphs } = decodeCtc(output(steps), alphabet)
    expect(text).toBe('1-1')
    expect(glyphs[1]?.probability).toBeLessThan(0.5)
  })

  test('sees an apostrophe that blur nearly took, between vowels first, and takes no trace of other marks for one', () => {
    const between = (first: string, odds: Step, second: string) =>
      decodeCtc(output([letter(first), blank, odds, blank, letter(second)]), alphabet).text
    expect(between('A', { "'": 0.005 }, 'A')).toBe("A'A")
    expect([between('B', { "'": 0.005 }, 'A'), between('B', { "'": 0.05 }, 'A')]).toEqual(['BA', "B'A"])
    expect([between('B', { '.': 0.04 }, '1'), between('B', { '.': 0.1 }, '1')]).toEqual(['B1', 'B.1'])
    expect(between('A', { '-': 0.1 }, 'A')).toBe('AA')
  })

  test('does not take the spread of a neighbour for a missed repeat', () => {
    const steps = [letter('A'), { A: 0.4 }, letter('B')]
    expect(decodeCtc(output(steps), alphabet).text).toBe('AB')
  })

  test('names other likely characters, likeliest first, and where each lies', () => {
    const { glyphs } = decodeCtc(output([blank, { A: 0.6, B: 0.3, C: 0.05 }, blank, blank]), alphabet)
    expect(glyphs).toHaveLength(1)
    expect(glyphs[0]?.alternatives.map(({ char }) => char)).toEqual(['B', 'C'])
    expect(glyphs[0]?.at).toBeCloseTo(1.5 / 4)
  })

  test('is less certain of a line with a doubtful letter or gap', () => {
    const sure = decodeCtc(output([letter('A'), blank, letter('B')]), alphabet).certainty
    const letterDoubt = decodeCtc(output([{ A: 0.55, C: 0.4 }, blank, letter('B')]), alphabet).certainty
    const gapDoubt = decodeCtc(output([letter('A'), { C: 0.25 }, letter('B')]), alphabet).certainty
    expect(sure).toBeGreaterThan(0.9)
    expect(letterDoubt).toBeLessThan(0.6)
    expect(gapDoubt).toBeLessThan(0.6)
  })

  test('reads nothing from nothing', () => {
    expect(decodeCtc(output([]), alphabet)).toMatchObject({ text: '', confidence: 0, glyphs: [] })
  })
})
