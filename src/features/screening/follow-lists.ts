import type { ListChanges } from '../../engines/screening/screening.ts'
import { rescreenChanged } from './rescreen-changed.ts'
import { type DueDeps, rescreenDue } from './rescreen-due.ts'

export interface FollowOptions extends DueDeps {
  /** The lists of all, and those of organizations. */
  readonly sources: readonly ListChanges[]
  /** How often lists and watches are looked at. */
  readonly lookMs: number
  readonly onError: (error: unknown) => void
}

/** Continuous screening: screens the watched against every change of a list, until it is stopped. */
export function followLists(options: FollowOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let isIdle = true
  const timer = setInterval(() => {
    if (!isIdle) return
    isIdle = false
    running = look(options, stopping.signal)
      .catch(options.onError)
      .finally(() => {
        isIdle = true
      })
  }, options.lookMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

/** One look; a list that fails does not keep the others. */
async function look(options: FollowOptions, signal: AbortSignal): Promise<void> {
  for (const changes of options.sources) {
    for (const version of await changes.current()) {
      await rescreenChanged(options, { version, changes }, signal).catch(options.onError)
    }
  }
  await rescreenDue(options, signal)
}
