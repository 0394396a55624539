import type { LookupFunction } from 'node:net'
import { limitConcurrency } from '../../lib/limit-concurrency.ts'
import type { AllowRule } from './allow-rules.ts'
import { parseAllowRules } from './allow-rules.ts'
import type { Blocked } from './check-target.ts'
import { type Outbound, type Outcome, openOutbound } from './fetch-public.ts'
import { type Unreachable, unreachable } from './unreachable.ts'

/** A server that is asked by name of its service, never by an address that a user gave. */
export interface ListedTarget {
  /** Scheme, host and port. */
  readonly origin: string
  /** The operator named this very host and port: it may then be a private one, and http. */
  readonly isNamedByOperator: boolean
  readonly tls: 'default' | 'only_1.2'
  /** Fresh connections side by side, for a server that leaves single ones hanging; null = one, kept alive. */
  readonly hedge: { connections: number; handshakeMs: number; tryMs: number; rounds: number } | null
  /** Requests under way at once; others wait, within their own deadline. */
  readonly requestsMax: number
}

export interface ListedRequest {
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** From the call to the last byte, all tries together. */
  readonly timeoutMs: number
  readonly bodyBytesMax: number
  /**
   * Base64 of the SHA-256 of the server's public key: it is then trusted by that key alone, whoever signed it. null =
   * its certificate has to verify. No connection is used that was made under another one.
   */
  readonly pin: string | null
  readonly signal?: AbortSignal
}

export interface ListedServer {
  /** One question; a redirect is an answer like any other. */
  get(request: ListedRequest): Promise<Outcome>
  close(): Promise<void>
}

export interface ListedOptions {
  /** Instead of the system's name lookup; for tests. */
  readonly lookup?: LookupFunction | undefined
  /** Authorities in PEM that are trusted instead of the usual ones. */
  readonly ca?: string | undefined
}

const WAITING_MAX = 1_000

/** Opens the way to one listed server. No request leaves its origin. */
export function openListed(target: ListedTarget, options: ListedOptions = {}): ListedServer {
  const inTurn = limitConcurrency({ runningMax: target.requestsMax, waitingMax: WAITING_MAX })
  const open = (pin: string | null) => openTarget(target, pin, options)
  const kept = target.hedge === null ? keepOne(open) : undefined
  return {
    async get(request) {
      const started = performance.now()
      return inTurn(async () => {
        // Waiting for one's turn is part of the deadline.
        const left = request.timeoutMs - (performance.now() - started)
        if (left < 1) return unreachable('TIMED_OUT', 'too many requests to this server')
        const asked = { ...request, timeoutMs: left }
        return kept === undefined ? askSideBySide({ target, open }, asked) : ask(kept.under(asked.pin), target, asked)
      })
    },
    close: async () => kept?.close(),
  }
}

/** The connections of one pool, for as long as the same key is trusted. */
function keepOne(open: (pin: string | null) => Outbound) {
  let kept: { readonly pin: string | null; readonly outbound: Outbound } | null = null
  return {
    under(pin: string | null): Outbound {
      if (kept?.pin === pin) return kept.outbound
      void kept?.outbound.drain()
      kept = { pin, outbound: open(pin) }
      return kept.outbound
    },
    close: async () => kept?.outbound.close(),
  }
}

/** The addresses that a listed server may have beside public ones. */
export function allowanceOf({ isNamedByOperator, origin }: ListedTarget): readonly AllowRule[] {
  return isNamedByOperator ? everyAddressAt(origin) : []
}

function openTarget(target: ListedTarget, pin: string | null, { lookup, ca }: ListedOptions): Outbound {
  return openOutbound({
    allow: allowanceOf(target),
    connectionsPerOriginMax: target.hedge === null ? target.requestsMax : 1,
    ...(lookup === undefined ? {} : { lookup }),
    ...(ca === undefined ? {} : { ca }),
    tls: { isOnly12: target.tls === 'only_1.2', pin, handshakeMs: target.hedge?.handshakeMs ?? null },
  })
}

function everyAddressAt(origin: string): readonly AllowRule[] {
  const { port, protocol } = new URL(origin)
  const number = port || (protocol === 'https:' ? '443' : '80')
  return parseAllowRules(`0.0.0.0/0:${number},[::]/0:${number}`)
}

function ask(outbound: Outbound, { origin }: ListedTarget, request: ListedRequest): Promise<Outcome> {
  const { path, pin: _, ...rest } = request
  return outbound.fetchPublic({ ...rest, url: `${origin}${path}`, method: 'GET' })
}

interface Hedged {
  readonly target: ListedTarget
  readonly open: (pin: string | null) => Outbound
}

/**
 * Rounds of fresh connections, each with a short time of its own: the first whole answer wins and ends the others. A
 * connection is never used twice, since the fault that this is for hits whole connections.
 */
async function askSideBySide({ target, open }: Hedged, request: ListedRequest): Promise<Outcome> {
  const { connections = 1, tryMs = request.timeoutMs, rounds = 1 } = target.hedge ?? {}
  const until = performance.now() + request.timeoutMs
  let last: Outcome = unreachable('TIMED_OUT', 'no time for a try')
  for (let round = 0; round < rounds; round += 1) {
    const left = until - performance.now()
    if (left < 1 || request.signal?.aborted) return last
    const tries = { ...request, timeoutMs: Math.min(tryMs, left) }
    last = await firstAnswer(
      Array.from({ length: connections }, () => open(request.pin)),
      target,
      tries,
    )
    if (last.kind !== 'unreachable') return last
  }
  return last
}

async function firstAnswer(
  outbounds: readonly Outbound[],
  target: ListedTarget,
  request: ListedRequest,
): Promise<Outcome> {
  const won = new AbortController()
  const signal = request.signal === undefined ? won.signal : AbortSignal.any([request.signal, won.signal])
  try {
    return await Promise.any(outbounds.map((each) => ask(each, target, { ...request, signal }).then(insistOnAnswer)))
  } catch (error) {
    return failureOf(error)
  } finally {
    won.abort()
    await Promise.all(outbounds.map((each) => each.close()))
  }
}

class NoAnswer extends Error {
  readonly outcome: Unreachable | Blocked

  constructor(outcome: Unreachable | Blocked) {
    super('no answer')
    this.outcome = outcome
  }
}

function insistOnAnswer(outcome: Outcome): Outcome {
  if (outcome.kind !== 'answered') throw new NoAnswer(outcome)
  return outcome
}

/** What a person can act on before what only says that it failed. */
function failureOf(error: unknown): Outcome {
  const failures = error instanceof AggregateError ? error.errors : [error]
  const outcomes = failures.flatMap((each) => (each instanceof NoAnswer ? [each.outcome] : []))
  const [first] = outcomes
  if (first === undefined) throw error
  return outcomes.find((each) => each.kind === 'blocked' || each.code === 'TLS_FAILED') ?? first
}
