import { compareDates } from './weigh-evidence.ts'

export type DateOutcome = ReturnType<typeof compareDates>

/** How birth dates may compare: what `compareWith` answers is a place here. */
export const OUTCOMES = ['same', 'near', 'different', 'unknown'] as const satisfies readonly DateOutcome[]

/** How a birth date compares with those of each listed party, without opening its entry. */
export interface BirthDateIndex {
  /**
   * @param date of the person asked for
   * @returns by the number of a party's dates, the place of the outcome in `OUTCOMES`. Void at the next question
   */
  compareWith(date: string | null): (dates: number) => number
}

export interface BirthDateIndexBuilder {
  /** Answers a number for a party's dates: the same for the same dates. */
  add(dates: readonly string[]): number
  finish(): BirthDateIndex
}

/** What parties have in common is kept once, and compared once a question. */
export function createBirthDateIndex(): BirthDateIndexBuilder {
  const numbers = new Map<string, number>()
  const listed: (readonly string[])[] = []
  return {
    add(dates) {
      const key = dates.join(' ')
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, listed.length)
      return listed.push(dates) - 1
    },
    finish: () => freeze(listed),
  }
}

function freeze(listed: readonly (readonly string[])[]): BirthDateIndex {
  /** Outcomes of the question, from 1; 0: not compared yet. */
  const known = new Uint8Array(listed.length)
  return {
    compareWith(date) {
      known.fill(0)
      return (dates) => {
        const before = known[dates] ?? 0
        if (before !== 0) return before - 1
        const outcome = OUTCOMES.indexOf(compareDates(date, listed[dates] ?? []))
        known[dates] = outcome + 1
        return outcome
      }
    },
  }
}
