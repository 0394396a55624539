import { describe, expect, it } from 'vitest'
import { firstNamed, TEMENOS_BANKS, WALLETS } from './named-bank.ts'

describe('firstNamed', () => {
  it('takes the head of a receipt before where the money went', () => {
    expect(firstNamed('Bank of Abyssinia … to Commercial Bank of Ethiopia', TEMENOS_BANKS)).toBe('boa')
    expect(firstNamed('CBE: sent to Amhara Bank', TEMENOS_BANKS)).toBe('cbe')
  })
  it('does not take the wallet of a bank for the bank', () => {
    expect(firstNamed('CBE Birr', TEMENOS_BANKS)).toBeUndefined()
    expect(firstNamed('CBEBirr', WALLETS)).toBe('cbebirr')
  })
})
