import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLEXCUBE_SHAPE, findShape, inShape, TEMENOS_SHAPE, WALLET_SHAPE } from './number-shape.ts'

describe('inShape', () => {
  it.each([
    ['D3I0BTI251720009', FLEXCUBE_SHAPE, 'D3IOBTI251720009'],
    ['099WDT1Z6I62K7Q2', FLEXCUBE_SHAPE, undefined],
    ['099WDT12616ZK7Q2', FLEXCUBE_SHAPE, undefined],
    ['O99WDT126I62K7Q2', FLEXCUBE_SHAPE, 'O99WDTI26162K7Q2'],
    ['FT26I4OKX7Q2', TEMENOS_SHAPE, 'FT26140KX7Q2'],
    ['FT2614', TEMENOS_SHAPE, undefined],
    ['0F70KX7Q2M', WALLET_SHAPE, 'OF70KX7Q2M'],
  ])('reads %s of %s as %j', (number, shape, expected) => expect(inShape(number, shape)).toBe(expected))

  it('changes nothing where a place leaves a doubt, and nothing twice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{12}$/), (number) => {
        const read = inShape(number, TEMENOS_SHAPE)
        expect(read === undefined || inShape(read, TEMENOS_SHAPE) === read).toBe(true)
        expect(read?.slice(7) ?? number.slice(7)).toBe(number.slice(7))
      }),
    )
  })
})

describe('findShape', () => {
  it.each([
    ['Ref FT26140KX7Q2.', 'FT26140KX7Q2'],
    ['Reference No.FT26140KX7Q2Reason', 'FT26140KX7Q2'],
    ['SHIFT26I40KX7Q2', undefined],
    ['FT2614 0KX7Q2', undefined],
  ])('finds in %j %j', (text, expected) => expect(findShape(text, TEMENOS_SHAPE)).toBe(expected))
})
