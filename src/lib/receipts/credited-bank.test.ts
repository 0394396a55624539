import { describe, expect, it } from 'vitest'
import { creditedBank } from './credited-bank.ts'

describe('creditedBank', () => {
  it.each([
    ['Commercial Bank of Ethiopia', 'cbe'],
    ['CBE', 'cbe'],
    ['CBEBirr', 'cbebirr'],
    ['Bank of Abyssinia', 'boa'],
    ['ABYSETAA', 'boa'],
    ['Telebirr', 'telebirr'],
    ['Siinqee Bank', 'sinqee'],
    ['Bunna Bank', null],
  ])('knows %s as %j', (name, code) => {
    expect(creditedBank(name, 'awash')).toEqual({ receiverBank: name, receiverBankCode: code })
  })
  it.each([null, undefined, '', ' ', 'Awash Bank'])('takes %j for the bank itself', (name) => {
    expect(creditedBank(name, 'awash')).toEqual({ receiverBank: null, receiverBankCode: null })
  })
})
