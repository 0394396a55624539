import { z } from 'zod'
import { serviceUnavailable } from '../../../platform/http/http-error.ts'
import { requestError } from '../../../platform/http/validation.ts'
import type { Caller } from '../../access/caller.ts'
import type { ReadDeps, VerificationRequest } from '../../verifications/creation/read-request.ts'
import { findOffered } from '../../verifications/service-registry.ts'
import { readWebhook, type WebhookFields } from '../../webhooks/webhook-url.ts'

export const ENTRIES_MAX = 1_000
/** The service that each entry is a verification of. */
const SERVICE = 'AML_SCREENING'

export type BatchRequest = z.infer<typeof WebhookFields> & {
  readonly folder_id: string
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

/** @throws {HttpError} 503 where the service is off; 400 naming the fields of the entries, or the webhook URL. */
export function readEntries(deps: ReadDeps, caller: Caller, batch: BatchRequest): readonly VerificationRequest[] {
  const { entries, folder_id: folderId } = batch
  const known = deps.services.all.find(({ service }) => service.code === SERVICE)
  if (known === undefined) throw serviceUnavailable(SERVICE)
  const verifier = findOffered(deps.services, known.service.id, caller)
  const parsed = z.object({ entries: z.array(verifier.configuration) }).safeParse({ entries })
  if (!parsed.success) throw requestError(parsed.error.issues, { input: { entries }, part: 'body' })
  const webhook = readWebhook(deps, batch)
  return entries.map((configuration) => ({
    ...{ verifier, folderId, configuration, files: [], resultId: null },
    ...webhook,
  }))
}
