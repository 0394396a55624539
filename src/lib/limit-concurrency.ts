import { TooManyCalls } from './batch-calls.ts'

export interface ConcurrencyLimits {
  readonly runningMax: number
  readonly waitingMax: number
}

/**
 * Lets `runningMax` pieces of work run at once and `waitingMax` more wait, in order.
 *
 * @returns a function that runs one piece when its turn comes, or rejects with {@link TooManyCalls}.
 */
export function limitConcurrency({ runningMax, waitingMax }: ConcurrencyLimits) {
  const waiting: (() => void)[] = []
  let running = 0

  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= runningMax) {
      if (waiting.length >= waitingMax) throw new TooManyCalls()
      // Whoever ends hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
