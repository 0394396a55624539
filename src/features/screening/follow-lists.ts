import { type ChangesDeps, holdChanges } from './hold-changes.ts'
import { holdDue } from './hold-due.ts'

export interface FollowOptions extends ChangesDeps {
  /** How often lists and watches are looked at. */
  readonly lookMs: number
  readonly onError: (error: unknown) => void
}

/** Continuous screening: holds the watched against every change of a list, until it is stopped. */
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
  for (const version of await options.changes.current()) {
    await holdChanges(options, version, signal).catch(options.onError)
  }
  await holdDue(options, signal)
}
