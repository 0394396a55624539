import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestTerm, likeness } from './likeness.ts'
import type { Cell } from './text-run.ts'

const cells = (text: string, alternatives: Cell['alternatives'] = []): readonly Cell[] =>
  [...text].map((char, x) => ({ char, probability: 0.9, alternatives, x }))
const text = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNO0158 -/.'), maxLength: 14 })

describe('likeness', () => {
  it('costs nothing for a text read as printed, whatever its case', () => {
    fc.assert(
      fc.property(text, (printed) => {
        expect(likeness(cells(printed.toLowerCase()), printed).cost).toBe(0)
      }),
    )
  })

  it('costs something for any other text', () => {
    fc.assert(
      fc.property(text, text, (read, printed) => {
        fc.pre(read !== printed)
        expect(likeness(cells(read), printed).cost).toBeGreaterThan(0)
      }),
    )
  })

  it('forgives look-alikes and spaces more than other characters', () => {
    const cost = (read: string) => likeness(cells(read), 'BOGOR SELATAN').cost
    expect(cost('B0GOR SELATAN')).toBeLessThan(cost('BXGOR SELATAN'))
    expect(cost('BOGORSELATAN')).toBeLessThan(cost('BOGO SELATAN'))
  })

  it('listens to what the net thought possible', () => {
    const doubtful = cells('BXGOR', [{ char: 'O', probability: 0.6 }])
    expect(likeness(doubtful, 'BOGOR').cost).toBeLessThan(likeness(cells('BXGOR'), 'BOGOR').cost)
  })

  it('finds a text at the head of a longer one', () => {
    expect(likeness(cells('Kecamatan : CAKUNG'), 'KECAMATAN', { prefix: true })).toEqual({ cost: 0, end: 9 })
  })
})

describe('closestTerm', () => {
  it('answers the nearest term and how far the next one is', () => {
    const closest = closestTerm(cells('KR1STEN'), ['KATHOLIK', 'KRISTEN', 'HINDU'])
    expect(closest?.term).toBe('KRISTEN')
    expect(closest?.margin).toBeGreaterThan(1)
  })

  it('has no answer without terms', () => {
    expect(closestTerm(cells('KRISTEN'), [])).toBeNull()
  })
})
