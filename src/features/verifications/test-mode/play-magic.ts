import type { Failure, Findings, Verifier } from '../../../verifiers/verifier.ts'
import { runFailure } from '../run-failures.ts'
import { type OutputStatus, verdictOf } from '../verdict.ts'
import type { MagicValue, PlayedStatus } from './magic-values.ts'

/** What a run comes to: also what only test mode knows, a run that ends cancelled, or one that is put off for a while. */
export type Played = Findings | Failure | { readonly kind: 'cancelled' } | { readonly kind: 'delayed' }

export interface PlayOptions {
  readonly verifier: Verifier
  /** As the verifier parsed it. */
  readonly configuration: unknown
  readonly isFraudAccepted: boolean
}

/** What a magic value makes of a run, without any work. */
export function playMagic({ outcome }: MagicValue, options: PlayOptions): Promise<Played> | Played {
  switch (outcome.kind) {
    case 'failed':
      return outcome.failure
    case 'error':
      // Its creation was refused, so it can only be here when a draft or an older version let it in.
      return runFailure('VERIFICATION_FAILED')
    case 'reason':
      return findingsOf(options, outcome.reason)
    case 'verdict':
      return verdictFindings(options, outcome.verdict)
    case 'status':
      return playStatus(outcome.status, options)
  }
}

async function playStatus(status: PlayedStatus, options: PlayOptions): Promise<Played> {
  switch (status) {
    case 'IN_PROGRESS':
      return { kind: 'delayed' }
    case 'FAILED':
      return runFailure('VERIFICATION_FAILED')
    case 'CANCELLED':
      return { kind: 'cancelled' }
    case 'IN_QUEUE':
      return findingsOf(options, null)
    case 'FRAUD_DETECTED':
      return { ...(await findingsOf(options, null)), end: options.isFraudAccepted ? 'COMPLETED' : status }
    case 'PARTIALLY_COMPLETED':
    case 'PARTIALLY_FAILED':
      return { ...(await partialFindings(options)), end: status }
    default:
      return { ...(await findingsOf(options, null)), end: status }
  }
}

/** What could not be worked on is not verified. */
async function partialFindings(options: PlayOptions): Promise<Findings> {
  const found = await verdictFindings(options, 'PARTIALLY_NOT_VERIFIED')
  return found.kind === 'found' ? found : findingsOf(options, null)
}

/** What a run comes to that was delayed: nothing is wrong. */
export function playClean(options: PlayOptions): Promise<Findings> {
  return findingsOf(options, null)
}

/** Ended as for a key, whose runs wait for no review: that status has a magic value of its own. */
async function findingsOf({ verifier, configuration }: PlayOptions, reason: string | null): Promise<Findings> {
  const found = await verifier.testMode?.findings(configuration, reason)
  if (found === undefined) return { kind: 'found', checks: [], fields: {}, output: {}, engineJobs: [] }
  const { end: _, ...rest } = found
  return rest
}

/** The findings of the first published reason that comes to this verdict under this configuration. */
async function verdictFindings(options: PlayOptions, verdict: OutputStatus): Promise<Played> {
  const { verifier, configuration } = options
  const deciding = verifier.decidingChecks({ mode: 'test' })
  const fits = (reason: string) =>
    Object.entries(verifier.testMode?.needs(reason) ?? {}).every(
      ([member, needed]) => Reflect.get(Object(configuration), member) === needed,
    )
  const reasons = verifier.reasons.map(({ code }) => code).filter(fits)
  for (const reason of [null, ...reasons]) {
    const found = await findingsOf(options, reason)
    if (verdictOf(found.checks, deciding) === verdict) return found
  }
  return runFailure('VERIFICATION_FAILED')
}
