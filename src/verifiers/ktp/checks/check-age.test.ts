import { describe, expect, it } from 'vitest'
import { checkAge } from './check-age.ts'

const TODAY = '2026-11-30'

describe('checkAge', () => {
  it.each([
    ['1977-01-16', 'BELUM KAWIN', 'PASS null'],
    ['2009-11-30', 'BELUM KAWIN', 'PASS null'],
    ['2009-12-01', 'BELUM KAWIN', 'FAIL HOLDER_TOO_YOUNG'],
    ['2009-12-01', 'KAWIN', 'PASS null'],
    ['2009-12-01', 'CERAI MATI', 'PASS null'],
    ['2009-12-01', null, 'UNAVAILABLE HOLDER_AGE_UNREAD'],
    ['1921-11-30', 'KAWIN', 'PASS null'],
    ['1920-11-30', 'KAWIN', 'UNAVAILABLE HOLDER_TOO_OLD'],
    [null, 'KAWIN', 'UNAVAILABLE HOLDER_AGE_UNREAD'],
  ])('of who was born on %s, %s: %s', (born, status, expected) => {
    const { code, result, reason_code } = checkAge(born, status, TODAY)

    expect(`${result} ${reason_code}`).toBe(expected)
    expect(code).toBe('HOLDER_AGE')
  })
})
