import { describe, expect, it } from 'vitest'
import { combineLooks, type DigitLook } from '../../../engines/forms/printed-digits.ts'
import { chooseNik } from './choose-nik.ts'

const NIK = '3404171601770013'

/** A look that is sure of every digit but those in `doubt`: place → digit it prefers, by `odds` to 1. */
function look(nik: string, doubt: Record<number, { prefers: number; odds: number }> = {}): DigitLook {
  return {
    isEven: true,
    places: [...nik].map((digit, place) => {
      const other = doubt[place]
      return Array.from({ length: 10 }, (_, each) => {
        if (other?.prefers === each) return Math.log(other.odds / (1 + other.odds))
        if (each === Number(digit)) return other === undefined ? Math.log(0.99) : Math.log(1 / (1 + other.odds))
        return Math.log(0.001)
      })
    }),
  }
}

const expected = { birthDate: '1977-01-16', sex: 'MALE', areaCodes: ['340417'] } as const
const choose = (looks: readonly DigitLook[], facts: Parameters<typeof chooseNik>[1] = expected) => {
  const evidence = combineLooks(looks)
  if (evidence === null) throw new Error('No evidence')
  return chooseNik(evidence, facts)
}

describe('chooseNik', () => {
  it('takes the digits that are clear in the print', () => {
    expect(choose([look(NIK)]).digits).toBe(NIK)
  })

  it('lets the birth date settle a digit that the print leaves open', () => {
    const chosen = choose([look(NIK, { 6: { prefers: 2, odds: 1.5 } })])
    expect(chosen).toMatchObject({ digits: NIK, settled: 1 })
  })

  it('never lets it override a digit that is printed clearly', () => {
    const forged = '3404172601770013'
    expect(choose([look(forged)])).toMatchObject({ digits: forged, settled: 0 })
    expect(choose([look(NIK, { 3: { prefers: 5, odds: 50 } })]).digits).toBe('3405171601770013')
  })

  it('follows the print where the rest of the card was not read', () => {
    const doubtful = look(NIK, { 6: { prefers: 2, odds: 1.5 } })
    expect(choose([doubtful], { birthDate: null, sex: null, areaCodes: [] }).digits).toBe('3404172601770013')
  })

  it('counts the digits as most looks do', () => {
    expect(choose([look(NIK), look(NIK), look(NIK.slice(1))]).digits).toHaveLength(16)
    const short = NIK.slice(0, 15)
    expect(choose([look(short), look(short), look(short)]).digits).toBe(short)
  })
})

describe('a digit that contradicts the card', () => {
  it.each([
    { odds: 12, isContradicted: true },
    { odds: 900, isContradicted: false },
  ])('by odds of $odds to 1', ({ odds, isContradicted }) => {
    const chosen = choose([look(NIK, { 1: { prefers: 7, odds } })], { ...expected, areaCodes: ['340417'] })

    expect(chosen).toMatchObject({ digits: `37${NIK.slice(2)}`, isContradicted })
  })

  it('does not contradict a code that its area had before', () => {
    const codes = ['950304', '911306']
    const chosen = choose([look(`911306${NIK.slice(6)}`)], { ...expected, areaCodes: codes })

    expect(chosen).toMatchObject({ isContradicted: false, settled: 0 })
  })
})
