import { TooManyCalls } from './batch-calls.ts'
import { TenantTurns, tenantNow } from './tenant-turns.ts'

export interface ConcurrencyLimits {
  readonly runningMax: number
  /** Of one tenant; absent: as many as there are. */
  readonly runningOfOneMax?: number
  /** A tenant that waits with less than another pushes the other's last one out. */
  readonly waitingMax: number
}

interface Waiting {
  readonly begin: () => void
  readonly refuse: (error: Error) => void
}

/**
 * Lets `runningMax` pieces of work run at once and `waitingMax` more wait. Tenants take turns.
 *
 * @returns a function that runs one piece when its turn comes, or rejects with {@link TooManyCalls}.
 */
export function limitConcurrency({ runningMax, waitingMax, ...rest }: ConcurrencyLimits) {
  const ofOneMax = rest.runningOfOneMax ?? runningMax
  const turns = new TenantTurns<Waiting>()
  let running = 0

  function beginNext(): void {
    while (running < runningMax) {
      const next = turns.take({ inHandMax: ofOneMax })
      if (next === undefined) return
      running += 1
      next.begin()
    }
  }

  function wait(tenant: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    turns.push(tenant, { begin: resolve, refuse: reject })
    beginNext()
    if (turns.length > waitingMax) turns.giveUpOne(tenant)?.refuse(new TooManyCalls())
    return promise
  }

  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const tenant = tenantNow()
    await wait(tenant)
    try {
      return await work()
    } finally {
      running -= 1
      turns.end(tenant)
      beginNext()
    }
  }
}
