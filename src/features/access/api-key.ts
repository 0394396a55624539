import { createHash, randomInt } from 'node:crypto'
import type { Mode } from './caller.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const API_KEY = /^chk_(live|test)_[0-9A-Za-z]{40}$/

/** `length` characters of base 62 from the system's random source: 5.95 bits each. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** A new key: `chk_live_` or `chk_test_` and 40 characters of base 62. Shown once, never stored. */
export function makeApiKey(mode: Mode): string {
  return `chk_${mode}_${randomText(40)}`
}

export function isApiKeyShaped(text: string): boolean {
  return API_KEY.test(text)
}

/** What is stored: SHA-256. The key itself has 238 random bits, so a slow hash would protect nothing more. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
