import { z } from 'zod'
import { invalidRequest } from '../../platform/http/http-error.ts'
import type { AllowRule } from '../../platform/outbound/allow-rules.ts'
import { checkTarget } from '../../platform/outbound/check-target.ts'

/** A secret that says it is base64 must be: a receiver that decodes it would compute another signature. */
export const WebhookSecret = z
  .string()
  .min(1)
  .max(512)
  .refine((text) => !text.startsWith('whsec_') || z.base64().min(1).safeParse(text.slice(6)).success, {
    error: 'After whsec_ must come base64',
  })

export interface WebhookUrlDeps {
  readonly webhookAllow: readonly AllowRule[]
}

/** @throws {HttpError} 400 for an address that webhooks may not go to. */
export function checkWebhookUrl(deps: WebhookUrlDeps, url: string): void {
  const target = checkTarget(url, deps.webhookAllow)
  if (target.kind === 'blocked') throw invalidRequest([{ field: 'webhook_url', message: target.message }])
}
