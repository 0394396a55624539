import type { Db } from '../../../platform/database/database.ts'
import { countAsk } from './store.ts'

/** What of a bank's rate one organization may use, so that nobody's checks wait for another's. */
const SHARE = 1 / 3

export interface Ask {
  readonly bank: string
  readonly organizationId: string
  /** Of one bank, by all nodes together. */
  readonly perMinuteMax: number
}

/** Takes one of the questions that a bank may be asked again in this minute; false where they are used up. */
export async function takeAsk(db: Db, { bank, organizationId, perMinuteMax }: Ask): Promise<boolean> {
  const own = await countAsk(db, { bank, asker: organizationId, max: Math.ceil(perMinuteMax * SHARE) })
  return own && countAsk(db, { bank, asker: '', max: perMinuteMax })
}

/** Seconds after which a question is tried again that the minute had no place for; spread, so that not all come at once. */
export function postponement(random: () => number = Math.random): number {
  return 60 + Math.floor(random() * 60)
}
