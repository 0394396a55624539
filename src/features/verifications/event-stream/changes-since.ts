import type { Change } from './store.ts'

/** Changes that one question answers at most. */
export const CHANGES_MAX = 5_000

/**
 * All changes after a moment, the oldest first, in as many questions as it takes. Some may come twice.
 *
 * @param list answers at most `CHANGES_MAX` changes after a moment, in microseconds since 1970
 */
export async function* changesSince(
  list: (afterMicros: bigint) => Promise<readonly Change[]>,
  fromMicros: bigint,
): AsyncGenerator<Change> {
  let after = fromMicros
  for (;;) {
    const changes = await list(after)
    yield* changes
    const last = changes.at(-1)
    if (last === undefined || changes.length < CHANGES_MAX) return
    // Changes of one moment may have been parted: it is asked for again, unless it fills a question alone.
    const lastMicros = BigInt(last.atMicros)
    after = lastMicros - 1n > after ? lastMicros - 1n : lastMicros
  }
}
