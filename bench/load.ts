import { Pool } from 'undici'

/** Of each measurement, not counted. */
const WARM_UP_MS = 500

export interface Sent {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: () => Readonly<Record<string, string>>
  readonly body?: string
  /** Any other status ends the bench. */
  readonly status: number
  readonly alsoStatus?: number
}

export interface Load {
  readonly connections: number
  readonly forMs: number
}

/** What a server takes in per second from connections that each ask again as soon as they were answered. */
export async function requestsPerSecond(url: string, sent: Sent, load: Load): Promise<number> {
  const pool = new Pool(url, { connections: load.connections })
  await drive(pool, sent, { ...load, forMs: WARM_UP_MS })
  const startedAt = performance.now()
  const count = await drive(pool, sent, load)
  const seconds = (performance.now() - startedAt) / 1000
  await pool.close()
  return Math.round(count / seconds)
}

async function drive(pool: Pool, sent: Sent, load: Load): Promise<number> {
  const endAt = performance.now() + load.forMs
  let count = 0
  const one = async () => {
    while (performance.now() < endAt) {
      await send(pool, sent)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: load.connections }, one))
  return count
}

/** @throws {Error} when the answer has another status than it should. */
export async function send(pool: Pool, sent: Sent): Promise<void> {
  const { method, path, headers, body, status, alsoStatus } = sent
  const answer = await pool.request({ method, path, headers: headers(), body: body ?? null })
  const text = await answer.body.text()
  if (answer.statusCode !== status && answer.statusCode !== alsoStatus)
    throw new Error(`The server answered ${answer.statusCode}: ${text}`)
}

/** A POST /verifications that must be answered 201. */
export function creation(key: string, body: object, more: () => Readonly<Record<string, string>> = () => ({})): Sent {
  const headers = () => ({ 'content-type': 'application/json', 'x-api-key': key, ...more() })
  return { method: 'POST', path: '/verifications', headers, body: JSON.stringify(body), status: 201 }
}
