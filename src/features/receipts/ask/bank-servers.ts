import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel'
import type { Bank, BankRequest, Lookup } from '../../../banks/bank.ts'
import { type ListedOptions, type ListedTarget, openListed } from '../../../platform/outbound/fetch-listed.ts'
import type { Outcome } from '../../../platform/outbound/fetch-public.ts'
import type { BankPins } from '../pins/bank-pins.ts'
import type { LookupSettings } from './lookup-settings.ts'

/** The way to one lookup of one bank. */
export interface BankServer {
  readonly isRelay: boolean
  /** Null when the lookup failed so often that it rests. @throws nothing that the bank can cause. */
  ask(request: BankRequest, signal?: AbortSignal): Promise<Outcome | null>
  breaker(): Breaker
  /** Names of headers that the operator has to set and has not. */
  readonly missingHeaders: readonly string[]
  close(): Promise<void>
}

/** `closed` = asked as usual, `open` = left alone, `half_open` = one request may look whether it is well again. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'half_open'
  /** It has been so since then; this process knows no earlier moment than its own start. */
  readonly since: Date
}

export interface BankServers {
  of(bank: Bank, lookup: Lookup): BankServer
  close(): Promise<void>
}

/** Failures in a row after which a lookup rests. */
const FAILURES_MAX = 5
export const REST_SECONDS = 30
const REQUESTS_MAX = 16
/** Some servers answer only to what looks like a browser; none is lied to about who we are beyond that. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Absah)'

export interface ServersDeps extends ListedOptions {
  readonly banks: readonly Bank[]
  readonly settingsOf: (bank: Bank, lookup: Lookup) => LookupSettings
  readonly pins: BankPins
  /** A server was not trusted; nothing was sent to it. */
  readonly onDistrusted: (server: Distrusted) => void
}

export interface Distrusted {
  readonly bank: string
  readonly lookup: string
  readonly origin: string
  /** `PIN_MISMATCH`, or the code of why its certificate does not verify. */
  readonly reason: string
  /** Whether the key it should have is one of the settings. */
  readonly isPinnedBySetting: boolean
}

/** Opens the way to every lookup; connections are made when they are needed. */
export function openBankServers(deps: ServersDeps): BankServers {
  const servers = new Map<Lookup, BankServer>()
  for (const bank of deps.banks) {
    for (const lookup of bank.lookups) servers.set(lookup, openServer(deps, bank, lookup))
  }
  return {
    of: (bank, lookup) => {
      const server = servers.get(lookup)
      if (server === undefined) throw new Error(`No way to ${bank.code} ${lookup.name} was opened`)
      return server
    },
    close: async () => {
      await Promise.all([...servers.values()].map((server) => server.close()))
    },
  }
}

/** Which server a lookup is asked at, by its settings. */
export function wayOf(
  lookup: Lookup,
  { relay, origin, pin, requestsMax }: LookupSettings,
): { readonly target: ListedTarget; readonly isRelay: boolean; readonly pin: string | null } {
  const isRelay = relay !== null
  const target: ListedTarget = {
    origin: relay ?? origin ?? new URL(lookup.origin).origin,
    isNamedByOperator: isRelay || origin !== null,
    tls: isRelay ? 'default' : lookup.connection.tls,
    hedge: isRelay ? null : lookup.connection.hedge,
    requestsMax: requestsMax ?? REQUESTS_MAX,
  }
  return { target, isRelay, pin: isRelay ? null : pin }
}

function openServer(deps: ServersDeps, bank: Bank, lookup: Lookup): BankServer {
  const settings = deps.settingsOf(bank, lookup)
  const { target, isRelay, pin } = wayOf(lookup, settings)
  const server = openListed(target, deps)
  const { breaker, tell } = openBreaker()
  const known = new Set(Object.keys(settings.headers).map((name) => name.toLowerCase()))
  const get = async (request: BankRequest, signal: AbortSignal | undefined) => {
    const outcome = await server.get({
      path: request.path,
      headers: { 'user-agent': USER_AGENT, ...request.headers, ...settings.headers },
      timeoutMs: settings.deadlineMs ?? lookup.deadlineMs,
      bodyBytesMax: lookup.bodyBytesMax,
      pin: pin ?? (await deps.pins.of(bank.code, target.origin)),
      ...(signal === undefined ? {} : { signal }),
    })
    if (outcome.kind === 'unreachable' && outcome.code === 'TLS_FAILED') {
      // Somebody may just have pinned it.
      deps.pins.expire()
      const named = { bank: bank.code, lookup: lookup.name, origin: target.origin }
      deps.onDistrusted({ ...named, reason: outcome.detail, isPinnedBySetting: pin !== null })
    }
    return outcome
  }
  return {
    isRelay,
    missingHeaders: isRelay ? [] : lookup.operatorHeaders.filter((name) => !known.has(name.toLowerCase())),
    breaker: tell,
    async ask(request, signal) {
      try {
        return await breaker.execute(() => get(request, signal))
      } catch (error) {
        if (error instanceof BrokenCircuitError) return null
        throw error
      }
    },
    close: () => server.close(),
  }
}

function openBreaker() {
  const restMs = REST_SECONDS * 1000
  const breaker = circuitBreaker(handleWhenResult(isFailure), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES_MAX),
  })
  let since = new Date()
  breaker.onStateChange(() => {
    since = new Date()
  })
  const tell = (): Breaker => {
    if (breaker.state === CircuitState.Closed) return { state: 'closed', since }
    if (breaker.state === CircuitState.HalfOpen) return { state: 'half_open', since }
    // The library changes over only with the request that looks.
    const restEnds = new Date(since.getTime() + restMs)
    return Date.now() < restEnds.getTime() ? { state: 'open', since } : { state: 'half_open', since: restEnds }
  }
  return { breaker, tell }
}

/** Failures of the way or of the server; what one caller gave up is none. */
function isFailure(outcome: unknown): boolean {
  const { kind, status, code } = Object(outcome)
  if (kind === 'answered') return typeof status === 'number' && status >= 502 && status <= 504
  return code !== 'CANCELLED'
}
