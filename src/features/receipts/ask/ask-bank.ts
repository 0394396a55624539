import type { Bank, BankRequest, Lookup, Question, Reading } from '../../../banks/bank.ts'
import type { Documents } from '../../../engines/documents/documents.ts'
import type { Outcome } from '../../../platform/outbound/fetch-public.ts'
import type { UnreachableCode } from '../../../platform/outbound/unreachable.ts'
import type { BankOutcome, UnreachableCause } from './bank-outcome.ts'
import { type BankServer, type BankServers, REST_SECONDS } from './bank-servers.ts'

export interface AskDeps {
  readonly servers: BankServers
  readonly documents: Pick<Documents, 'readText'>
}

export type AskBank = (bank: Bank, question: Question, signal?: AbortSignal) => Promise<BankOutcome>

const RETRY_AFTER_SECONDS = 10

/**
 * Asks a bank's lookups in their order. A miss counts only where every lookup that could know was asked and none was in
 * trouble: an outage never reads as a payment that does not exist.
 */
export function createAskBank(deps: AskDeps): AskBank {
  return async (bank, question, signal) => {
    let trouble: BankOutcome | null = null
    let miss: BankOutcome | null = null
    const deadOrigins = new Set<string>()
    for (const lookup of bank.lookups) {
      const request = lookup.request(question)
      if (request === undefined || deadOrigins.has(lookup.origin)) continue
      const outcome = await askLookup(deps, { bank, lookup, request, signal })
      if (outcome.kind === 'found') return outcome
      if (outcome.kind === 'not_found') {
        miss = lookup.provesAbsence === false ? (miss ?? { kind: 'link_needed' }) : outcome
        if (lookup.onMiss === 'final') break
        continue
      }
      trouble ??= outcome
      if (outcome.kind === 'unreachable') deadOrigins.add(lookup.origin)
    }
    return trouble ?? miss ?? { kind: 'unasked' }
  }
}

interface Asked {
  readonly bank: Bank
  readonly lookup: Lookup
  readonly request: BankRequest
  readonly signal: AbortSignal | undefined
}

async function askLookup(deps: AskDeps, asked: Asked): Promise<BankOutcome> {
  const server = deps.servers.of(asked.bank, asked.lookup)
  if (server.missingHeaders.length > 0) return unreachable('headers')
  for (let tries = asked.lookup.retriesOnMiss; ; tries -= 1) {
    const outcome = await askOnce(deps, server, asked)
    if (outcome.kind !== 'not_found' || tries <= 0) return outcome
  }
}

async function askOnce(deps: AskDeps, server: BankServer, asked: Asked): Promise<BankOutcome> {
  const { lookup, request, signal } = asked
  const answer = await server.ask(request, signal)
  if (answer === null) return { kind: 'unreachable', cause: 'resting', retryAfterSeconds: REST_SECONDS }
  if (answer.kind !== 'answered') return unreachable(causeOf(answer))
  if (answer.isBodyCut) return { kind: 'unreadable', detail: 'the answer is too large', body: null }
  const reading = await readAnswer(deps, lookup, lookup.read(answer))
  switch (reading.kind) {
    case 'found': {
      const method = server.isRelay ? 'relay' : 'official'
      const raw = { contentType: (answer.headers['content-type'] ?? '').slice(0, 200), body: answer.body }
      return { ...reading, method, sourceUrl: `${lookup.origin}${request.path}`, answer: raw }
    }
    case 'not_found':
      return reading
    case 'unreachable':
      return unreachable(reading.cause)
    case 'unreadable':
      return { kind: 'unreadable', detail: reading.detail, body: answer.body }
    case 'pdf':
      return { kind: 'unreadable', detail: 'a PDF in a PDF', body: answer.body }
  }
}

async function readAnswer({ documents }: AskDeps, lookup: Lookup, reading: Reading): Promise<Reading> {
  if (reading.kind !== 'pdf') return reading
  const texts = await documents.readText(reading.bytes)
  if (texts.kind === 'refused') return { kind: 'unreadable', detail: `PDF: ${texts.reason}` }
  return lookup.readPdf?.(texts.pages.join('\n')) ?? { kind: 'unreadable', detail: 'no PDF was expected' }
}

function unreachable(cause: UnreachableCause): BankOutcome {
  return { kind: 'unreachable', cause, retryAfterSeconds: RETRY_AFTER_SECONDS }
}

const CAUSES: Readonly<Partial<Record<UnreachableCode, UnreachableCause>>> = {
  TIMED_OUT: 'timeout',
  CANCELLED: 'timeout',
  TLS_FAILED: 'certificate',
}

function causeOf(failure: Exclude<Outcome, { kind: 'answered' }>): UnreachableCause {
  return failure.kind === 'blocked' ? 'refused' : (CAUSES[failure.code] ?? 'refused')
}
