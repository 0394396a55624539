import { createNumberList } from './number-list.ts'
import { compareDates } from './weigh-evidence.ts'

export type DateOutcome = ReturnType<typeof compareDates>

/** How a birth date compares with those of each listed party, without opening its entry. */
export interface BirthDateIndex {
  /** @param date of the person asked for */
  compareWith(date: string | null): (owner: number) => DateOutcome
}

export interface BirthDateIndexBuilder {
  /** Owners come in the order of their numbers, from 0. */
  add(dates: readonly string[]): void
  finish(): BirthDateIndex
}

/** The outcomes of several dates of one party, the one that counts first. */
const OUTCOMES = ['same', 'near', 'different', 'unknown'] as const

/** Every different date is kept once, and compared once a question. */
export function createBirthDateIndex(): BirthDateIndexBuilder {
  const ids = new Map<string, number>()
  const starts = createNumberList()
  const dates = createNumberList()
  return {
    add(listed) {
      starts.push(dates.length)
      for (const date of listed) {
        const id = ids.get(date) ?? ids.size
        ids.set(date, id)
        dates.push(id)
      }
    },
    finish() {
      starts.push(dates.length)
      return freeze([...ids.keys()], starts.finish(), dates.finish())
    },
  }
}

function freeze(texts: readonly string[], starts: Uint32Array, dates: Uint32Array): BirthDateIndex {
  /** Outcomes of the question, from 1; 0: not compared yet. */
  const known = new Uint8Array(texts.length)
  return {
    compareWith(date) {
      known.fill(0)
      const rankOf = (id: number) => {
        if (known[id] === 0) known[id] = 1 + OUTCOMES.indexOf(compareDates(date, [texts[id] ?? '']))
        return known[id] ?? OUTCOMES.length
      }
      return (owner) => {
        let best: number = OUTCOMES.length
        for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at += 1)
          best = Math.min(best, rankOf(dates[at] ?? 0))
        return OUTCOMES[best - 1] ?? 'unknown'
      }
    },
  }
}
