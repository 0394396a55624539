import { setTimeout as pause } from 'node:timers/promises'

export interface RepeatOptions {
  readonly everyMs: number
  /** Looks at `signal` now and then, and ends early when it is aborted. */
  readonly work: (signal: AbortSignal) => Promise<void>
  /** Gets what `work` threw; the next turn comes all the same. */
  readonly onError: (error: unknown) => void
}

export interface Repeated {
  /** Tells a turn under way to end, and waits for it. */
  stop(): Promise<void>
}

/** Does work now, and again `everyMs` after each end, in this process. Others may do the same at the same time. */
export function repeat({ everyMs, work, onError }: RepeatOptions): Repeated {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    while (!signal.aborted) {
      await work(signal).catch(onError)
      // An aborted pause is how stopping ends it.
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
