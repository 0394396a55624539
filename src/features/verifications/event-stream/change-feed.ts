import type { Db } from '../../../platform/database/database.ts'
import { type Repeated, repeat } from '../../../platform/jobs/repeat.ts'
import { CHANGES_MAX, changesSince } from './changes-since.ts'
import { type Change, listChanges, readClock } from './store.ts'

/** A transaction's events carry the moment it began, so the last seconds are looked at again. */
const OVERLAP_MICROS = 15_000_000n

export interface ChangeFeedOptions {
  readonly db: Db
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

type Hear = (change: Change) => void

/** What happens to verifications on whatever node, told to those on this one. Asks the database only while somebody listens. */
export interface ChangeFeed {
  /** @returns how to stop listening. */
  listen(hear: Hear): () => void
  stop(): Promise<void>
}

export function createChangeFeed({ db, everyMs, onError }: ChangeFeedOptions): ChangeFeed {
  const listeners = new Set<Hear>()
  const list = (after: bigint) => listChanges(db, { afterMicros: String(after), countMax: CHANGES_MAX })
  let asking: Repeated | null = null
  const begin = () => {
    const seen = new Map<string, bigint>()
    let newest: bigint | null = null
    return repeat({
      everyMs,
      onError,
      async work() {
        newest ??= BigInt(await readClock(db))
        const from: bigint = newest - OVERLAP_MICROS
        for (const [name, at] of seen) if (at < from) seen.delete(name)
        for await (const change of changesSince(list, from)) {
          const name = `${change.verificationId}:${change.sequence}`
          if (seen.has(name)) continue
          const at = BigInt(change.atMicros)
          seen.set(name, at)
          if (at > newest) newest = at
          for (const hear of listeners) hear(change)
        }
      },
    })
  }
  return {
    listen(hear) {
      listeners.add(hear)
      asking ??= begin()
      return () => {
        listeners.delete(hear)
        if (listeners.size > 0) return
        void asking?.stop()
        asking = null
      }
    },
    async stop() {
      await asking?.stop()
      asking = null
    },
  }
}
