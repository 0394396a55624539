import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAccounts } from './compare-accounts.ts'

const BANK = { isWallet: false, isNameAgreed: false }
const WALLET = { isWallet: true, isNameAgreed: false }
const WITH_NAME = { isWallet: false, isNameAgreed: true }

describe('an own account beside one as it is printed', () => {
  it.each([
    ['1000000006171', '1****6171', BANK, 'same'],
    ['1000000006171', '1********6171', BANK, 'same'],
    ['2000000006171', '1****6171', BANK, 'other'],
    ['1000000006172', '1****6171', BANK, 'other'],
    ['7777777777496', '5012******496', BANK, 'other'],
    ['5012000000496', '5012******496', BANK, 'same'],
    ['99999999999901', '01425******9901', BANK, 'other'],
    ['1000086043470', '1000086043470', BANK, 'same'],
    ['2000086043470', '1000086043470', BANK, 'other'],
    ['86043470', '1000086043470', BANK, 'same'],
    ['1000086043470', '10**86***3470', BANK, 'same'],
    ['1000096043470', '10**86***3470', BANK, 'other'],
    // Nothing is said of how an end begins.
    ['06171', '7****6171', BANK, 'unknown'],
    ['999999', '999999', BANK, 'same'],
  ] as const)('%s beside %s', (own, printed, how, likeness) => {
    expect(compareAccounts(own, printed, how)).toBe(likeness)
  })

  it.each([
    ['251911223344', '2519****3344', 'same'],
    ['0911223344', '2519****3344', 'same'],
    ['911223344', '09****3344', 'same'],
    ['+251 91 122 3344', '911223344', 'same'],
    ['0911223344', '251911223344', 'same'],
    ['251911223344', '2511****3344', 'other'],
    ['251911223344', '251711223344', 'other'],
    // The country is no digit of his.
    ['251911223344', '251****3344', 'unknown'],
  ])('folds the ways to write a telephone: %s beside %s', (own, printed, likeness) => {
    expect(compareAccounts(own, printed, WALLET)).toBe(likeness)
  })

  it('folds nothing of an account that only looks like a telephone', () => {
    expect(compareAccounts('911223344', '2519****3344', BANK)).toBe('other')
  })

  it.each([
    ['1000000000171', '****0171', BANK, 'unknown'],
    ['1000000000171', '****0171', WITH_NAME, 'same'],
    ['1000000000171', '****171', WITH_NAME, 'unknown'],
    ['1000000000172', '****171', BANK, 'other'],
    ['1000000000171', '********', BANK, 'unknown'],
  ] as const)('is not sure of too few digits: %s beside %s', (own, printed, how, likeness) => {
    expect(compareAccounts(own, printed, how)).toBe(likeness)
  })

  const account = fc.stringMatching(/^\d{5,16}$/)
  const mask = (of: string, [head, tail]: readonly [number, number], stars: number) =>
    `${of.slice(0, head)}${'*'.repeat(stars)}${of.slice(of.length - Math.min(tail, of.length - head))}`

  it('never calls two accounts the same where a digit that is seen differs', () => {
    const shapes = fc.tuple(account, account, fc.nat(6), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(shapes, fc.boolean(), fc.boolean(), ([own, other, head, tail, stars], isWallet, isNameAgreed) => {
        // Accounts that are alike but for one digit are the hard ones.
        const near = own.slice(0, -1) + other.slice(-1)
        for (const stranger of [other, near]) {
          const seenHead = stranger.slice(0, head)
          const seenTail = stranger.slice(stranger.length - Math.min(tail, stranger.length - head))
          const forms = isWallet ? waysToWrite(own) : [own]
          const isContradicted = forms.every((form) => !form.startsWith(seenHead) || !form.endsWith(seenTail))
          if (stranger.length < head + 1 || !isContradicted) continue
          const likeness = compareAccounts(own, mask(stranger, [head, tail], stars), { isWallet, isNameAgreed })
          expect(likeness).not.toBe('same')
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('never refuses the account itself, however many of its digits are hidden behind however many stars', () => {
    fc.assert(
      fc.property(account, fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 9 }), (own, head, tail, stars) => {
        if (head + tail > own.length) return
        const likeness = compareAccounts(own, mask(own, [head, tail], stars), BANK)
        expect(likeness).toBe(head + tail >= 5 ? 'same' : 'unknown')
      }),
    )
  })
})

function waysToWrite(own: string): readonly string[] {
  const subscriber = /^(?:251|0)?([79]\d{8})$/.exec(own)?.[1]
  return subscriber === undefined ? [own] : [subscriber, `0${subscriber}`, `251${subscriber}`]
}
