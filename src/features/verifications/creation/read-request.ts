import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { id, isStorable, requestError } from '../../../platform/http/validation.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { Caller } from '../../access/caller.ts'
import { normalizePath } from '../../uploads/input-files.ts'
import { readWebhook, WebhookFields, type WebhookRequest, type WebhookUrlDeps } from '../../webhooks/webhook-url.ts'
import { UNMASKED } from '../masking/unmasked.ts'
import type { JsonObject } from '../sealed.ts'
import { findOffered, type ServiceRegistry } from '../service-registry.ts'

/** The body of POST /verifications. */
export const NewVerificationBody = z.strictObject({
  service_id: id().describe('Service ID obtained from GET /services'),
  folder_id: id().describe('Folder to organize verification'),
  configuration: UNMASKED.describe('Service-specific input configuration'),
  result_id: id().nullish().describe('Optional result ID to group verifications; a new one where there is none'),
  ...WebhookFields.shape,
})

/** A request that has been found good as far as that can be seen without the database. */
export interface VerificationRequest extends WebhookRequest {
  readonly verifier: Verifier
  readonly folderId: string
  readonly resultId: string | null
  /** As it was sent. */
  readonly configuration: JsonObject
  readonly files: readonly { readonly field: string; readonly position: number; readonly path: string }[]
}

export interface ReadDeps extends WebhookUrlDeps {
  readonly services: ServiceRegistry
}

/** @throws {HttpError} 404 for an unknown service, 503 for one that is off; 400 naming the fields of `configuration` or the webhook URL. */
export function readRequest(
  deps: ReadDeps,
  caller: Caller,
  body: z.infer<typeof NewVerificationBody>,
): VerificationRequest {
  if (deps.services.find(body.service_id) === undefined) throw notFound('Service')
  const verifier = findOffered(deps.services, body.service_id, caller)
  checkConfiguration(verifier, body.configuration)
  const webhook = readWebhook(deps, body)
  return {
    verifier,
    folderId: body.folder_id,
    resultId: body.result_id ?? null,
    configuration: body.configuration,
    files: filesOf(body.configuration),
    ...webhook,
  }
}

/** @throws {HttpError} 400 naming the fields that the service does not take so. */
export function checkConfiguration(verifier: Verifier, configuration: JsonObject): void {
  const parsed = verifier.configuration.safeParse(configuration)
  if (parsed.success) return
  throw requestError(parsed.error.issues, { input: configuration, part: 'body', prefix: 'configuration' })
}

const Files = z.record(z.string(), z.array(z.string()))

/** Paths in `configuration.files`; the verifier's own schema has already said which fields there may be. */
export function filesOf(configuration: JsonObject): VerificationRequest['files'] {
  const files = Files.safeParse(configuration.files)
  if (!files.success) return []
  return Object.entries(files.data).flatMap(([field, paths]) =>
    // A path that cannot be stored is no file's.
    paths.map((path, position) => ({ field, position, path: isStorable(path) ? normalizePath(path) : '' })),
  )
}
