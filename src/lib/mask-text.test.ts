import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMasked, maskText } from './mask-text.ts'

describe('a masked text', () => {
  it.each([
    ['3404171601770013', '•••0013'],
    ['34.04.171601.770013', '•••0013'],
    ['1234567', '•••'],
    ['1977-01-16', '•••'],
    ['DEDI KUSUMA HIDAYAT', 'D••• K••• H•••'],
    ['JL. VETERAN NO. 34', 'V•••'],
    ['O', '•••'],
    ['Ny', '•••'],
    ['አበበ በቀለ', 'አ••• በ•••'],
    ['', ''],
  ])('of %s is %s', (text, masked) => expect(maskText(text)).toBe(masked))

  it('never holds a word, nor more than four digits, of what it was made of', () => {
    const word = fc.stringMatching(/^[A-Z]{3,9}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.stringMatching(/^\d{5,20}$/)), { minLength: 1 }), (parts) => {
        const masked = maskText(parts.join(' '))
        expect(parts.filter((part) => masked.includes(part))).toEqual([])
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(4)
        expect(isMasked({ deep: [masked] })).toBe(true)
      }),
    )
  })
})
