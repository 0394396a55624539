import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundLikeness } from './compare-tokens.ts'
import { compareWithMany, listSounds } from './near-sounds.ts'

/** Few letters, so that words share beginnings, swaps and cheap slips. */
const word = fc.string({ unit: fc.constantFrom(...'aeiouhbpdtrlmn'), minLength: 1, maxLength: 12 })
const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
  minLength: 1,
  maxLength: 60,
})

describe('compareWithMany', () => {
  it('answers what comparing one by one answers, in alphabetical order and in any other', () => {
    fc.assert(
      fc.property(
        fc.oneof(word, letters),
        fc.array(fc.oneof(word, letters), { minLength: 1, maxLength: 40 }),
        (asked, words) => {
          for (const order of [words.toSorted(), words]) {
            const cut = order.map((each) => each.slice(0, 40))
            const likenessTo = compareWithMany(asked, listSounds(order))
            const many = order.map((_, at) => likenessTo(at))
            expect(many).toEqual(cut.map((each) => soundLikeness(asked.slice(0, 40), each)))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('soundLikeness', () => {
  it('is the same both ways, 1 for the same letters, and never more than 1', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const likeness = soundLikeness(left, right)
        expect(likeness).toBe(soundLikeness(right, left))
        expect(soundLikeness(left, left)).toBe(1)
        expect(likeness === 0 || (likeness >= 0.55 && likeness <= 1)).toBe(true)
        expect(likeness === 1).toBe(left === right)
      }),
    )
  })

  it.each([
    ['kumar', 'kumer', 1 - 0.65 / 5],
    ['putin', 'butin', 1 - 0.7 / 5],
    ['ivan', 'vian', 1 - 0.8 / 4],
    ['usman', 'osman', 1 - 0.4 / 5],
    ['hasan', 'asan', 1 - 0.65 / 5],
    ['kumar', 'vladimir', 0],
  ])('of %s and %s is %d', (left, right, likeness) => {
    expect(soundLikeness(left, right)).toBeCloseTo(likeness, 10)
  })
})
