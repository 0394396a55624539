import { describe, expect, it } from 'vitest'
import { capitalTwins, digitOf, letterOf } from './look-alikes.ts'

describe('look-alikes', () => {
  it('are digits and the signs that print of them is taken for', () => {
    expect(['O', 'l', 'Z', 'A', 's', 'b', 'T', 'B', 'q'].map((sign) => digitOf(sign))).toEqual([...'012456789'])
    expect([...'0123456789'].map((digit) => digitOf(digit)).join('')).toBe('0123456789')
    expect(['N', 'E', ' ', ':', ''].map((sign) => digitOf(sign))).toEqual(Array(5).fill(undefined))
  })

  it('leave out what stands for itself', () => {
    expect(digitOf('A', 'A!')).toBeUndefined()
    expect(digitOf('O', 'A!')).toBe('0')
    expect(letterOf('4', '4')).toBeUndefined()
  })

  it('give a digit the letter that is taken for it most', () => {
    expect([...'01258|!'].map((sign) => letterOf(sign)).join('')).toBe('OIZSBII')
    expect(letterOf('3')).toBeUndefined()
  })

  it('are twins of each other', () => {
    expect(capitalTwins('0', 'DT')).toEqual(['O', 'Q'])
    expect(capitalTwins('Q', 'DT')).toEqual(['O', '0'])
    expect(capitalTwins('L')).toEqual(['I', '1'])
    expect(capitalTwins('7', 'DT')).toEqual([])
    expect(capitalTwins('N')).toEqual([])
  })
})
