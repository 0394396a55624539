import type { RedactCopies } from '../verifications/redaction/redact-verification.ts'
import { deletePicture } from './store.ts'

/** Forgets the picture of a verification: when it is redacted, and when it is run anew. */
export const forgetPicture: RedactCopies = (tx, { verificationId }) => deletePicture(tx, verificationId)
