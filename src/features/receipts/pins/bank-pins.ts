import type { Db } from '../../../platform/database/database.ts'
import { listPins } from './store.ts'

/** The stored pins as this process knows them. */
export interface BankPins {
  /** The key that a server is trusted by, null where its certificate has to verify. Never rejects. */
  of(bank: string, origin: string): Promise<string | null>
  /** What is known may be outdated: the next question reads the pins again. */
  expire(): void
}

export interface PinsOptions {
  readonly db: Db
  /** They could not be read: what was known goes on to count. */
  readonly onError: (error: unknown) => void
  /** Milliseconds of any clock; for tests. */
  readonly now?: () => number
}

/** A pin that was stored or removed is known everywhere after this. */
export const PINS_AGE_MS_MAX = 60_000

/** Reads the pins when they are needed, at most once a minute: several nodes share the table. */
export function openBankPins({ db, onError, now = () => performance.now() }: PinsOptions): BankPins {
  let known: ReadonlyMap<string, string> = new Map()
  let readAgainAt = Number.NEGATIVE_INFINITY
  let reading = Promise.resolve()
  const read = async () => {
    try {
      known = new Map((await listPins(db)).map(({ bank, origin, pin }) => [keyOf(bank, origin), pin]))
    } catch (error) {
      onError(error)
    }
  }
  return {
    async of(bank, origin) {
      if (now() >= readAgainAt) {
        readAgainAt = now() + PINS_AGE_MS_MAX
        reading = read()
      }
      await reading
      return known.get(keyOf(bank, origin)) ?? null
    },
    expire: () => {
      readAgainAt = Number.NEGATIVE_INFINITY
    },
  }
}

function keyOf(bank: string, origin: string): string {
  return `${bank} ${origin}`
}
