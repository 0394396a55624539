import { runInThisContext } from 'node:vm'

/** Far more than a slow machine needs, far less than a pattern that tries every way takes. */
const PATIENCE_MS = 5_000

/** Runs what must not keep the one thread busy; throws where it would not end. */
export function within<Result>(run: () => Result): Result {
  const holder = globalThis as { runWithin?: () => Result }
  holder.runWithin = run
  return runInThisContext('globalThis.runWithin()', { timeout: PATIENCE_MS }) as Result
}
