import type { Absah } from './create-absah.ts'
import type { Verification } from './verification.ts'

export interface WaitOptions {
  /** Between two looks. Milliseconds, default 1 000. */
  readonly intervalMs?: number
  readonly signal?: AbortSignal
}

const OPEN = new Set<Verification['status']>(['DRAFT', 'IN_QUEUE', 'IN_PROGRESS'])

/** Looks until the worker is done with it. A webhook tells sooner and costs less; this is for scripts. */
export async function waitForVerification(absah: Absah, id: string, options: WaitOptions = {}): Promise<Verification> {
  const { intervalMs = 1_000, signal } = options
  for (;;) {
    signal?.throwIfAborted()
    const { data } = await absah.GET('/verifications/{id}', {
      params: { path: { id } },
      ...(signal === undefined ? {} : { signal }),
    })
    if (data !== undefined && !OPEN.has(data.status)) return data
    await new Promise((resolve) => setTimeout(resolve, intervalMs))
  }
}
