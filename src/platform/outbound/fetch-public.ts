import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import type { AllowRule } from './allow-rules.ts'
import { type Blocked, checkTarget } from './check-target.ts'
import { BlockedError, dialPublic, type TlsRules } from './dial-public.ts'
import { readFailure, type Unreachable, unreachable } from './unreachable.ts'

export interface OutboundRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** Not `host` and not those of the connection or the body's length, which are set here. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** From the call to the last byte of the answer, waiting for a connection and name lookup included. */
  readonly timeoutMs: number
  /** Bytes of the answer's body that are kept. */
  readonly bodyBytesMax: number
  /** Takes the body of a 200 piece by piece, and is waited for; `body` is empty then. Its error goes to the caller. */
  readonly takeBody?: (piece: Buffer) => Promise<void>
  readonly signal?: AbortSignal
}

export interface Answered {
  readonly kind: 'answered'
  readonly status: number
  /** Lower-case names; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** As sent (nothing is decompressed; `identity` is asked for). */
  readonly body: Buffer
  readonly isBodyCut: boolean
}

/** `blocked`: not asked, by our rules. `unreachable`: asked, but no whole answer came. */
export type Outcome = Answered | Blocked | Unreachable

export interface Outbound {
  /** One request; a redirect is an answer like any other. Rejects only with RangeError for a wrong call, and as `takeBody` does. */
  fetchPublic(request: OutboundRequest): Promise<Outcome>
  /** Lets requests under way end, then closes; takes no more of them. */
  drain(): Promise<void>
  /** Closes every connection; requests under way end as `unreachable`. */
  close(): Promise<void>
}

export interface OutboundOptions {
  /** Private targets that may be reached. A pool has one list for life, so no connection outlives its permission. */
  readonly allow: readonly AllowRule[]
  /** Requests beyond it wait, within their own deadline: no less than are made to one origin at once. */
  readonly connectionsPerOriginMax?: number
  /** Instead of the system's name lookup; for tests. */
  readonly lookup?: LookupFunction
  /** Authorities in PEM that are trusted instead of the usual ones. */
  readonly ca?: string
  readonly tls?: TlsRules
}

/** Bytes read beyond those kept, because reading a little more is cheaper than a new connection. */
const DISCARDED_BYTES_MAX = 64 * 1024
const HEADER_BYTES_MAX = 16 * 1024
const SET_HERE = /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|content-length)$/i

/** A pool of guarded connections to the outside. Environment variables for proxies have no effect. */
export function openOutbound({ allow, connectionsPerOriginMax = 128, lookup, ca, tls }: OutboundOptions): Outbound {
  const agent = new Agent({
    connect: dialPublic({ allow, lookup, ca, tls }),
    connections: connectionsPerOriginMax,
    allowH2: false,
    maxHeaderSize: HEADER_BYTES_MAX,
    // The name is asked again now and then even on a busy connection.
    maxRequestsPerClient: 1_000,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 60_000,
    // One deadline per request rules; these would only restart with every byte.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  return {
    async fetchPublic(request) {
      assertLimits(request)
      const target = checkTarget(request.url, allow)
      if (target.kind === 'blocked') return target
      if (request.signal?.aborted) return unreachable('CANCELLED', 'before the request')
      return withDeadline(request, (signal) => exchange(agent, { request, url: target.url, signal }))
    },
    drain: () => agent.close(),
    close: () => agent.destroy(),
  }
}

function assertLimits({ timeoutMs, bodyBytesMax, headers = {} }: OutboundRequest): void {
  if (!(timeoutMs > 0 && timeoutMs <= 600_000)) throw new RangeError('timeoutMs is 1 to 600000.')
  if (!(bodyBytesMax >= 0)) throw new RangeError('bodyBytesMax is 0 or more.')
  const name = Object.keys(headers).find((each) => SET_HERE.test(each))
  if (name !== undefined) throw new RangeError(`The header ${name} is set by the connection itself.`)
}

/**
 * undici notices an abort only once it has a connection (nodejs/undici issue 386), and a request may wait long for
 * that, so the deadline is also raced. A request that loses the race is never sent.
 */
async function withDeadline(
  { timeoutMs, signal }: OutboundRequest,
  work: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const ended = new AbortController()
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const end = (code: 'TIMED_OUT' | 'CANCELLED', detail: string) => {
    resolve(unreachable(code, detail))
    ended.abort()
  }
  const timer = setTimeout(() => end('TIMED_OUT', `no whole answer within ${timeoutMs} ms`), timeoutMs)
  const cancel = () => end('CANCELLED', 'by the caller')
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([promise, work(ended.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

interface Exchange {
  readonly request: OutboundRequest
  readonly url: URL
  readonly signal: AbortSignal
}

async function exchange(agent: Agent, { request, url, signal }: Exchange): Promise<Outcome> {
  try {
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...request.headers },
      body: request.body ?? null,
      signal,
    })
    const kept: Buffer[] = []
    const keep = async (piece: Buffer) => void kept.push(piece)
    const take = response.statusCode === 200 ? guarded(request.takeBody ?? keep) : keep
    const isBodyCut = await readBody(response.body, request.bodyBytesMax, take)
    const body = Buffer.concat(kept)
    return { kind: 'answered', status: response.statusCode, headers: flatten(response.headers), body, isBodyCut }
  } catch (error) {
    if (error instanceof BlockedError) return error.blocked
    if (error instanceof NotTakenError) throw error.cause
    return readFailure(error)
  }
}

/** The caller's own error, told apart from the connection's. */
class NotTakenError extends Error {}

function guarded(take: (piece: Buffer) => Promise<void>): (piece: Buffer) => Promise<void> {
  return (piece) =>
    take(piece).catch((cause: unknown) => {
      throw new NotTakenError('The body was not taken', { cause })
    })
}

/** Answers whether there was more than `bytesMax`. */
async function readBody(
  stream: Dispatcher.ResponseData['body'],
  bytesMax: number,
  take: (piece: Buffer) => Promise<void>,
): Promise<boolean> {
  let bytes = 0
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk.subarray(0, Math.max(0, bytesMax - bytes)))
    bytes += chunk.length
    if (piece.length > 0) await take(piece)
    // Leaving the loop closes the connection.
    if (bytes > bytesMax + DISCARDED_BYTES_MAX) break
  }
  return bytes > bytesMax
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))
}
