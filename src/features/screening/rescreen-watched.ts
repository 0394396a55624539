import { setImmediate as breathe } from 'node:timers/promises'
import type { LiveScreening, Screening } from '../../engines/screening/screening.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type AmendableResult, type AmendDeps, amendOutput } from '../verifications/editing/amend-output.ts'
import { readResults } from '../verifications/read-results.ts'
import type { FindGone } from './find-gone.ts'
import { findNews } from './find-news.ts'
import { createRecall } from './recall-decisions.ts'

export interface RescreenDeps extends AmendDeps {
  readonly screening: LiveScreening
  readonly staleAfterDays: number
  readonly personKey: Uint8Array
  /** Of a verification whose contents do not open. */
  readonly onUnreadable: (verificationId: string, error: unknown) => void
}

export interface Rescreening {
  readonly ids: readonly string[]
  readonly screeningFor: (result: AmendableResult) => Promise<Screening>
  /** Absent: nobody is looked for who left a list. */
  readonly findGone?: FindGone
  /** The screening is that of the whole lists: what they make of the person is known. */
  readonly isWhole?: true
}

export interface Rescreened {
  /** Verifications with news. */
  readonly raised: readonly string[]
  /** Those without a result now: they are due once they have one again. */
  readonly without: readonly string[]
}

/** Screens watched verifications again, in the order of their ids; one with news needs review. */
export async function rescreenWatched(
  tx: Tx,
  deps: RescreenDeps,
  { ids, screeningFor, ...looking }: Rescreening,
): Promise<Rescreened> {
  const { staleAfterDays } = deps
  const recall = createRecall(tx, deps.personKey)
  const newsOf = async (result: AmendableResult) =>
    findNews(result, { screening: await screeningFor(result), staleAfterDays, now: new Date(), recall, ...looking })
  const raised: string[] = []
  const without: string[] = []
  for (const read of await readResults(tx, deps, ids)) {
    // Each takes about a millisecond of the only thread that answers.
    await breathe()
    if (read.kind === 'without') without.push(read.id)
    if (read.kind === 'unreadable') deps.onUnreadable(read.id, read.error)
    if (read.kind !== 'result' || (await newsOf(read.result)) === null) continue
    const { id } = read.result
    if (await amendOutput(tx, deps, { id, scope: null, by: null, amend: newsOf })) raised.push(id)
  }
  return { raised, without }
}
