/** How one call of a batch came out. */
export type CallOutcome<Result> = { kind: 'done'; result: Result } | { kind: 'failed'; error: unknown }

interface Waiting<Request, Result> {
  readonly request: Request
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

export interface BatchOptions<Request, Result> {
  /** Does many calls at once and answers in their order. A throw fails every call of the batch. */
  readonly run: (requests: readonly Request[]) => Promise<readonly CallOutcome<Result>[]>
  /** Calls in one batch at most. */
  readonly sizeMax: number
  /** Batches under way at once at most. */
  readonly concurrency: number
  /** Calls that may wait at most; absent: no limit but the callers' own. */
  readonly waitingMax?: number
}

/** More calls wait already than may. */
export class TooManyCalls extends Error {
  constructor() {
    super('Too many calls wait already')
    this.name = 'TooManyCalls'
  }
}

/**
 * Group commit for calls: while a batch is under way, later calls gather and go together in the next one. A lone call
 * starts in the same turn of the event loop, so nothing waits for company that does not come.
 *
 * @returns a function that does one call as part of a batch and resolves or rejects with its own outcome, or with
 * {@link TooManyCalls}.
 */
export function batchCalls<Request, Result>(
  options: BatchOptions<Request, Result>,
): (request: Request) => Promise<Result> {
  const waiting: Waiting<Request, Result>[] = []
  let underWay = 0

  function startNext(): void {
    if (waiting.length === 0 || underWay >= options.concurrency) return
    const batch = waiting.splice(0, options.sizeMax)
    underWay += 1
    void runBatch(batch, options.run).finally(() => {
      underWay -= 1
      startNext()
    })
  }

  return (request) =>
    new Promise<Result>((resolve, reject) => {
      if (waiting.length >= (options.waitingMax ?? Number.POSITIVE_INFINITY)) return reject(new TooManyCalls())
      waiting.push({ request, resolve, reject })
      // After the current turn: calls made together then share their first batch.
      setImmediate(startNext)
    })
}

async function runBatch<Request, Result>(
  batch: readonly Waiting<Request, Result>[],
  run: BatchOptions<Request, Result>['run'],
): Promise<void> {
  try {
    const outcomes = await run(batch.map((each) => each.request))
    batch.forEach((each, index) => {
      const outcome = outcomes[index]
      if (outcome === undefined) each.reject(new Error('A batch answered fewer calls than it was given'))
      else if (outcome.kind === 'done') each.resolve(outcome.result)
      else each.reject(outcome.error)
    })
  } catch (error) {
    for (const each of batch) each.reject(error)
  }
}
