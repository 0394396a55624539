import type { RedactCopies } from '../verifications/redaction/redact-verification.ts'
import { deleteDecisions, deleteWatch } from './store.ts'

/** Ends the watch of a verification and forgets what was decided about its matches. */
export const redactScreening: RedactCopies = async (tx, { verificationId }) => {
  await deleteWatch(tx, verificationId)
  await deleteDecisions(tx, verificationId)
}
