import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weaknessOf } from './password-weakness.ts'

const EMAIL = 'budi.contoh@example.test'

describe('a new password', () => {
  it.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc1',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'qwertyuiop12',
    'passwordpassword',
    'Password1234',
    'P@ssw0rd2026!',
    'rahasia12345',
    'welcome2026!!',
    'Indonesia2026!',
    'absah-admin-2026',
    'budi.contoh123',
    'qwerty123456',
    '1q2w3e4r5t6y',
    'letmeinletmein',
  ])('is refused when it is tried first: %s', (password) => {
    expect(weaknessOf(password, EMAIL)).toMatch(/Please choose another/)
  })

  it.each([
    'correct horse battery staple',
    'kuda benar baterai staples',
    'my-password-is-not-short',
    'a-new-password-for-tests',
    'T7vq#Lm2Xw9z',
    'ሰላም ለዓለም ጤና ይስጥልኝ',
  ])('is taken otherwise: %s', (password) => {
    expect(weaknessOf(password, EMAIL)).toBeNull()
  })

  it('is taken whenever it is random', () => {
    for (let index = 0; index < 500; index += 1) {
      expect(weaknessOf(randomBytes(15).toString('base64url'), EMAIL)).toBeNull()
    }
  })

  it('is refused whatever single character it repeats, in bounded time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        fc.integer({ min: 12, max: 200 }),
        (one, count) => {
          expect(weaknessOf(one.repeat(count).slice(0, 200), EMAIL)).not.toBeNull()
        },
      ),
    )
  })
})
