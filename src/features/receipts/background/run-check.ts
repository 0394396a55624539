import type { Bank } from '../../../banks/bank.ts'
import { onBehalfOf } from '../../../lib/tenant-turns.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { type JobContext, type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import type { Logger } from '../../../platform/logging/logger.ts'
import { enqueueDelivery } from '../../webhooks/enqueue-delivery.ts'
import { refusalOf, verifiedOf } from '../answer-check.ts'
import type { BankOutcome } from '../ask/bank-outcome.ts'
import { bankPage } from '../bank-page.ts'
import type { FindPayment, FoundPayment, ReceiptQuestion } from '../find-payment.ts'
import { findBank } from '../identify.ts'
import { NOTHING_BEFORE } from '../known-before/look-back.ts'
import { judge, type SettleDeps, settleCheck } from '../settle-check.ts'
import { endCheck, findCheck } from '../store.ts'
import type { ReceiptResult } from '../verify-receipt.ts'
import { type CheckTry, checkJob } from './check-job.ts'
import { checkedEvent, RECEIPT_CHECKED } from './checked-event.ts'
import { nextTry, type Patience, type Unended } from './next-try.ts'
import { openMetadata, openQuestion } from './sealed.ts'
import { countTry, findPending, lockPending, type PendingCheck } from './store.ts'
import { postponement, takeAsk } from './take-ask.ts'

export interface BackgroundDeps extends SettleDeps, Patience {
  readonly db: Db
  readonly keyring: Keyring
  readonly jobs: Pick<Jobs, 'enqueue' | 'handle'>
  readonly banks: readonly Bank[]
  readonly findPayment: FindPayment
  /** Questions a minute that one bank is asked again by all nodes together. */
  readonly asksPerMinuteMax: number
  readonly logger: Pick<Logger, 'info'>
}

/** How a try ended. `over`: there was nothing (more) to do. */
type Turn =
  | { readonly kind: 'over' }
  | { readonly kind: 'again' }
  /** The bank was asked as often as it may be in this minute. */
  | { readonly kind: 'postponed' }
  | { readonly kind: 'ended'; readonly outcome: string }

/** Names the worker's handler of checks in the background. */
export function registerCheckJob(deps: BackgroundDeps): void {
  deps.jobs.handle(
    checkJob,
    (job, context) => runCheck(deps, job, context),
    (job) => giveUpCheck(deps, job),
  )
}

/** Asks the bank, and tells what came of it: in one transaction, once, whoever else is at the same check. */
async function runCheck(deps: BackgroundDeps, job: CheckTry, { signal, attempt }: JobContext): Promise<void> {
  const pending = await findPending(deps.db, job.checkId)
  const isMine = pending?.tries === job.tries
  const turn = isMine ? await takeTurn(deps, { job, pending, signal }) : ({ kind: 'over' } as const)
  deps.logger.info(
    {
      organization_id: pending?.organizationId ?? null,
      receipt_check_id: job.checkId,
      bank: pending?.bank ?? null,
      tries: job.tries,
      attempt,
      decision: turn.kind,
      receipt_outcome: turn.kind === 'ended' ? turn.outcome : null,
    },
    'receipt.checked',
  )
}

interface Mine {
  readonly job: CheckTry
  readonly pending: PendingCheck
  readonly signal: AbortSignal
}

async function takeTurn(deps: BackgroundDeps, { job, pending, signal }: Mine): Promise<Turn> {
  const { bank, organizationId } = pending
  const isAgain = job.tries > 0
  if (isAgain && !(await takeAsk(deps.db, { bank, organizationId, perMinuteMax: deps.asksPerMinuteMax }))) {
    const later = { ...startingIn(postponement()), group: organizationId }
    await inTransaction(deps.db, (tx) => deps.jobs.enqueue(tx, checkJob, [job], later))
    return { kind: 'postponed' }
  }
  const found = await ask(deps, pending, signal)
  // A stopping worker hands the try back.
  signal.throwIfAborted()
  return inTransaction(deps.db, (tx) => endTurn(tx, deps, { job, found }))
}

const UNREACHABLE: BankOutcome = { kind: 'unreachable', cause: 'refused', retryAfterSeconds: 0 }

async function ask(deps: BackgroundDeps, pending: PendingCheck, signal: AbortSignal): Promise<FoundPayment> {
  const sealer = await deps.keyring.forOrganization(deps.db, pending.organizationId)
  const asked = openQuestion(sealer, pending, deps.banks)
  return onBehalfOf(pending.organizationId, () => deps.findPayment(pending, asked, signal))
}

interface TurnEnd {
  readonly job: CheckTry
  readonly found: FoundPayment
}

async function endTurn(tx: Tx, deps: BackgroundDeps, { job, found }: TurnEnd): Promise<Turn> {
  const pending = await lockPending(tx, job.checkId)
  if (pending?.tries !== job.tries) return { kind: 'over' }
  const unended = await unendedOf(tx, deps, { pending, found })
  const delay = unended === null ? null : delayOf(deps, { pending, found }, unended)
  if (delay === null) return { kind: 'ended', outcome: await endAndTell(tx, deps, { pending, found }) }
  const isWait = unended === 'not_settled'
  const counted = isWait
    ? { outages: 0, waits: pending.waits + 1 }
    : { outages: pending.outages + 1, waits: pending.waits }
  await countTry(tx, pending.id, counted)
  await deps.jobs.enqueue(tx, checkJob, [{ checkId: pending.id, tries: job.tries + 1 }], {
    ...startingIn(delay),
    group: pending.organizationId,
  })
  return { kind: 'again' }
}

/** What is to be waited for; null where the bank's answer is the end. Test mode does not wait. */
async function unendedOf(tx: Tx, deps: BackgroundDeps, { pending, found }: End): Promise<Unended | null> {
  const { outcome, asked } = found
  if (pending.mode === 'test') return null
  if (outcome.kind === 'unreachable' || outcome.kind === 'unreadable') return 'out_of_reach'
  if (outcome.kind !== 'found' || outcome.receipt.status !== 'pending') return null
  const askedAt = pending.createdAt.getTime()
  const verdict = await judge(tx, deps, { asked, askedAt, scope: pending, receipt: outcome.receipt })
  return verdict.kind === 'not_settled' ? 'not_settled' : null
}

function delayOf(deps: BackgroundDeps, { pending, found }: End, unended: Unended): number | null {
  const { outages, waits, createdAt } = pending
  const ageSeconds = (Date.now() - createdAt.getTime()) / 1000
  const delay = nextTry(deps, { found: unended, outages, waits, ageSeconds })
  const { outcome } = found
  const isResting = outcome.kind === 'unreachable' && outcome.cause === 'resting'
  // While it is left alone, asking again would only use up a try.
  return delay !== null && isResting ? Math.max(delay, outcome.retryAfterSeconds) : delay
}

interface End {
  readonly pending: PendingCheck
  readonly found: FoundPayment
}

async function endAndTell(tx: Tx, deps: BackgroundDeps, { pending, found }: End): Promise<string> {
  const { id, createdAt } = pending
  const ending = { ...found, checkId: id, scope: pending, askedAt: createdAt.getTime() }
  const { outcome } = await settleCheck(tx, deps, ending)
  const { bank, question } = found.asked
  const cause = found.outcome.kind === 'unreachable' ? found.outcome.cause : null
  await tell(tx, deps, { pending, cause, page: bankPage(bank, question) })
  return outcome
}

interface Told {
  readonly pending: PendingCheck
  readonly cause: ReceiptResult['cause']
  readonly page: string | null
}

async function tell(tx: Tx, deps: BackgroundDeps, { pending, cause, page }: Told): Promise<void> {
  const { id, organizationId, groupId, mode, webhookUrl, webhookSecretSealed } = pending
  const check = await findCheck(tx, { organizationId, mode, groupId }, id)
  if (check === undefined) throw new Error('A check that ended is gone')
  const sealer = await deps.keyring.forOrganization(tx, organizationId)
  const answer = refusalOf(check, { cause, page }) ?? verifiedOf(deps, sealer, check)
  if (answer === null) throw new Error('A check that ended cannot be read')
  await enqueueDelivery(tx, deps, {
    ...{ organizationId, mode, groupId },
    subject: { kind: 'receipt_check', id },
    event: RECEIPT_CHECKED,
    sequence: 1,
    url: webhookUrl,
    secretSealed: webhookSecretSealed,
    body: checkedEvent({
      check,
      bankName: findBank(deps.banks, check.bank)?.name ?? check.bank,
      answer,
      metadata: openMetadata(sealer, id, pending.webhookMetadataSealed),
    }),
  })
}

/** The queue has given the job up: nobody knows, and that is told, so that nothing stays pending for ever. */
async function giveUpCheck(deps: BackgroundDeps, { checkId, tries }: CheckTry): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const pending = await lockPending(tx, checkId)
    // A newer try has a job of its own.
    if (pending?.tries !== tries) return
    const sealer = await deps.keyring.forOrganization(tx, pending.organizationId)
    const asked = readQuestion(sealer, pending, deps.banks)
    if (asked !== null) await endAndTell(tx, deps, { pending, found: { asked, outcome: UNREACHABLE } })
    else {
      await endCheck(tx, { id: checkId, outcome: 'UNREACHABLE', isCounted: false, ...NOTHING_KNOWN })
      await tell(tx, deps, { pending, cause: null, page: null })
    }
  })
}

const NOTHING_KNOWN = {
  referenceHash: null,
  method: null,
  detailsSealed: null,
  answerSealed: null,
  duplicateOf: null,
  known: NOTHING_BEFORE,
} as const

/** Null where what was asked cannot be read any more: then the queue has given up because of that. */
function readQuestion(sealer: Sealer, pending: PendingCheck, banks: readonly Bank[]): ReceiptQuestion | null {
  try {
    return openQuestion(sealer, pending, banks)
  } catch {
    return null
  }
}
