import { describe, expect, it } from 'vitest'
import { dayOfFlexcube, dayOfTemenos, dayOfWallet } from './reference-date.ts'

describe('the day in a reference', () => {
  it('is the day of the year of FT references', () => {
    expect(dayOfTemenos('FT26140ABCDE')).toBe('2026-05-20')
    expect(dayOfTemenos('FT26250ABCDE')).toBe('2026-09-07')
    expect(dayOfTemenos('FT24366ABCDE')).toBe('2024-12-31')
  })
  it('stands behind branch and product of FLEXCUBE references', () => {
    expect(dayOfFlexcube('123WDTI261621234')).toBe('2026-06-11')
    expect(dayOfFlexcube('001OBTI25172000A')).toBe('2025-06-21')
  })
  it('is written in letters by the wallets', () => {
    expect(dayOfWallet('DF70000000', 2023)).toBe('2026-06-07')
    expect(dayOfWallet('CGI0000000', 2023)).toBe('2025-07-18')
    expect(dayOfWallet('UGO0000000', 2006)).toBe('2026-07-24')
  })
  it.each(['FT26366ABCDE', 'FT26000ABCDE', 'FT26999ABCDE', 'XX26140ABCDE', 'FT26140ABCD', ''])(
    'is none in %j',
    (text) => expect(dayOfTemenos(text)).toBeUndefined(),
  )
  it('is none where the month is too short', () => expect(dayOfWallet('DBV0000000', 2023)).toBeUndefined())
})
