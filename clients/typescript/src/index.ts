export { AbsahError, type FieldError } from './absah-error.ts'
export { type Absah, type AbsahOptions, createAbsah } from './create-absah.ts'
export { createVerification, type NewVerification } from './create-verification.ts'
export type { RetryOptions } from './retrying-fetch.ts'
export type { components, paths } from './schema.ts'
export { uploadFiles } from './upload-files.ts'
export type { Check, Field, ServiceOutput, Verification, VerificationOutput } from './verification.ts'
export {
  type VerifiedWebhook,
  verifyWebhook,
  WebhookError,
  type WebhookEvent,
  type WebhookRequest,
} from './verify-webhook.ts'
export { type WaitOptions, waitForVerification } from './wait-for-verification.ts'
