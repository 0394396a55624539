import type { RedactCopies } from '../verifications/redaction/redact-verification.ts'
import { clearCase } from './notes/store.ts'

/** Leaves of a case its dates. Files of notes are the verification's, and go with it. */
export const redactCase: RedactCopies = (tx, { verificationId }) => clearCase(tx, verificationId)
