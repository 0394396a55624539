import { setTimeout as delay } from 'node:timers/promises'
import type { ApiClient, ShownVerification } from './api-client.ts'

const OPEN = new Set(['IN_QUEUE', 'IN_PROGRESS'])
const POLL_MS = 100
const WAIT_MS_MAX = 180_000

/** Asks until the verification is settled, telling each status it passes through. */
export async function waitForResult(
  client: ApiClient,
  id: string,
  onStatus: (status: string) => void,
): Promise<ShownVerification> {
  const giveUpAt = performance.now() + WAIT_MS_MAX
  for (;;) {
    const verification = await client.getVerification(id)
    onStatus(verification.status)
    if (!OPEN.has(verification.status)) return verification
    if (performance.now() > giveUpAt)
      throw new Error(`the verification ${id} is still ${verification.status}. Is a worker running?`)
    await delay(POLL_MS)
  }
}
