import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import type { Mode } from '../../access/caller.ts'
import type { RedactFiles } from '../../uploads/redact-files.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import { isSettled } from '../lifecycle/status.ts'
import { lockVisible, setContents } from '../lifecycle/store.ts'
import { clearContents, lockFiles, unlinkFiles } from './store.ts'

export interface Redacted {
  readonly verificationId: string
  readonly organizationId: string
  readonly mode: Mode
}

/**
 * Forgets, in the transaction that redacts a verification, what a feature holds of it: copies, and what was made of it.
 * It may be called again for one that was redacted. Each feature exports its own and `compose.ts` lists them.
 */
export type RedactCopies = (tx: Tx, redacted: Redacted) => Promise<void>

export interface RedactDeps {
  readonly db: Db
  readonly redactFiles: RedactFiles
  readonly redactCopies: readonly RedactCopies[]
  readonly recordAct: RecordAct
}

/**
 * Forgets what a settled verification was about: files, input, output, history, webhooks, copies. Its ids, dates,
 * statuses and ledger stay. Once more is no error.
 *
 * @throws {HttpError} 404, or 409 while it is not settled.
 */
export async function redactVerification(deps: RedactDeps, actor: Actor, id: string): Promise<void> {
  const { caller } = actor
  await inTransaction(deps.db, async (tx) => {
    const current = await lockVisible(tx, caller.scope, id)
    if (current === undefined) throw notFound('Verification')
    if (!isSettled(current.status)) {
      throw conflict(
        `A verification that is ${current.status} cannot be redacted. Please let it end, or cancel it, first`,
      )
    }
    const redacted = { verificationId: id, organizationId: current.organizationId, mode: current.mode }
    if (current.redactedAt === null) {
      await setContents(tx, { id, kind: 'REDACTED', changes: {}, by: eventActorOf(caller) })
      await deps.recordAct(tx, actOf(actor, { action: 'verification.redacted', target: { kind: 'verification', id } }))
    }
    await redactContents(tx, deps, redacted)
  })
}

/** The forgetting alone, for a caller that has decided that it may be done and holds the row's lock. */
export async function redactContents(
  tx: Tx,
  deps: Pick<RedactDeps, 'redactFiles' | 'redactCopies'>,
  redacted: Redacted,
): Promise<void> {
  await deps.redactFiles(tx, await takeFiles(tx, redacted.verificationId))
  await clearContents(tx, redacted.verificationId)
  for (const redactCopies of deps.redactCopies) await redactCopies(tx, redacted)
}

/** Takes its files from a verification. Answers those that no other verification has. */
export async function takeFiles(tx: Tx, verificationId: string): Promise<readonly string[]> {
  return unlinkFiles(tx, verificationId, await lockFiles(tx, verificationId))
}
