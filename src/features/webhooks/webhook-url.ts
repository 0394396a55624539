import { z } from 'zod'
import { isMasked } from '../../lib/mask-text.ts'
import { invalidRequest } from '../../platform/http/http-error.ts'
import { isStorable } from '../../platform/http/validation.ts'
import type { AllowRule } from '../../platform/outbound/allow-rules.ts'
import { checkTarget } from '../../platform/outbound/check-target.ts'

/** Fewer can be found out from one signed webhook by trying them all. */
const SECRET_LENGTH_MIN = 16

/** A secret that says it is base64 must be: a receiver that decodes it would compute another signature. */
export const WebhookSecret = z
  .string()
  .min(SECRET_LENGTH_MIN, {
    error: `Must have ${SECRET_LENGTH_MIN} characters at least: signatures made with a shorter secret can be forged. 32 random ones are best`,
  })
  .max(512)
  .refine((text) => !text.startsWith('whsec_') || z.base64().min(1).safeParse(text.slice(6)).success, {
    error: 'After whsec_ must come base64',
  })

const METADATA_BYTES_MAX = 16_384

const Metadata = z
  .looseObject({ webhook_secret: WebhookSecret.optional() })
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES_MAX, {
    error: `May have ${METADATA_BYTES_MAX} bytes at most`,
  })
  .refine((value) => !isMasked(value), { error: 'Has masked values. Please ask for it with ?reveal=true first' })

/** Members of a request whose end is told by webhook. */
export const WebhookFields = z.object({
  webhook_url: z.url().max(2048).refine(isStorable).nullish().describe('Your endpoint for status updates'),
  webhook_metadata: Metadata.nullish().describe('Echoed in each webhook; webhook_secret signs it and is never shown'),
})

/** Whom to tell, and with what. */
export interface WebhookRequest {
  /** null: nobody asked to be told. */
  readonly webhookUrl: string | null
  /** Without the secret. */
  readonly webhookMetadata: Readonly<Record<string, unknown>>
  readonly webhookSecret: string | null
}

export interface WebhookUrlDeps {
  readonly webhookAllow: readonly AllowRule[]
}

/** @throws {HttpError} 400 for an address that webhooks may not go to. */
export function readWebhook(deps: WebhookUrlDeps, sent: z.infer<typeof WebhookFields>): WebhookRequest {
  const { webhook_url: webhookUrl = null, webhook_metadata: metadata } = sent
  if (webhookUrl) checkWebhookUrl(deps, webhookUrl)
  const { webhook_secret: webhookSecret = null, ...webhookMetadata } = metadata ?? {}
  return { webhookUrl, webhookMetadata, webhookSecret }
}

/** @throws {HttpError} 400 for an address that webhooks may not go to. */
export function checkWebhookUrl(deps: WebhookUrlDeps, url: string): void {
  const target = checkTarget(url, deps.webhookAllow)
  if (target.kind === 'blocked') throw invalidRequest([{ field: 'webhook_url', message: target.message }])
}
