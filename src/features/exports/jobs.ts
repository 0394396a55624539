import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { RedactCopies } from '../verifications/redaction/redact-verification.ts'
import { deleteExportJob, makeExportJob } from './export-jobs.ts'
import { deleteIfOver, giveUpExport, type MakeDeps, makeExport } from './make-export.ts'
import { markExpired, markRedacted, shareExports } from './store.ts'

/** Names the worker's handlers. Call before the queue starts; an API process that only enqueues needs it too. */
export function registerExportJobs(deps: MakeDeps & { readonly jobs: Pick<Jobs, 'enqueue' | 'handle'> }): void {
  deps.jobs.handle(
    makeExportJob,
    ({ exportId }, { signal }) => makeExport(deps, exportId, signal),
    ({ exportId }) => giveUpExport(deps, exportId),
  )
  deps.jobs.handle(deleteExportJob, async ({ exportId }) => {
    await markExpired(deps.db, exportId)
    await deleteIfOver(deps, exportId)
  })
}

/** Ends every export that holds a redacted verification: its link and its record with the transaction, its file soon. */
export function createRedactExports(deps: { readonly jobs: Pick<Jobs, 'enqueue'> }): RedactCopies {
  return async (tx, { verificationId, organizationId }) => {
    await shareExports(tx, organizationId)
    const ended = await markRedacted(tx, verificationId)
    if (ended.length === 0) return
    await deps.jobs.enqueue(
      tx,
      deleteExportJob,
      ended.map((exportId) => ({ exportId })),
    )
  }
}
