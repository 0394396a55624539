import { fileKindOf } from '../../../engines/documents/documents.ts'
import type { CallOutcome } from '../../../lib/batch-calls.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { type Caller, keyOf, userIdOf } from '../../access/caller.ts'
import { groupsOfFolders } from '../../folders/door.ts'
import { fileLost } from '../../uploads/file-content.ts'
import { findInputFiles, type InputFileRef } from '../../uploads/input-files.ts'
import { webhookSecretContext } from '../../webhooks/enqueue-delivery.ts'
import { refuseKinds } from '../file-kinds.ts'
import { priceOf, unitsOf } from '../price-of.ts'
import { sealJson } from '../sealed.ts'
import { delaySecondsOf, findMagic, refusalOf } from '../test-mode/find-magic.ts'
import type { VerificationRequest } from './read-request.ts'
import type { NewVerification } from './store.ts'

export interface DraftDeps {
  readonly db: Db
  readonly keyring: Keyring
}

/** Those of the organization are looked at when the rows are written. */
const NO_OWN_PRICES: ReadonlyMap<string, number> = new Map()

/** A request with the ids it will have. They are drawn before the first try, so that a second one makes nothing twice. */
export interface DraftCall {
  readonly caller: Caller
  readonly request: VerificationRequest
  readonly id: string
  readonly runId: string
  readonly newResultId: string
}

/**
 * Finds folders and files of every call, and builds the rows of those that have them; 404 for the others. Nothing is
 * locked: what goes away before the rows are written makes writing them fail.
 */
export async function draftVerifications(
  deps: DraftDeps,
  calls: readonly DraftCall[],
): Promise<readonly CallOutcome<NewVerification>[]> {
  const [groups, found] = await Promise.all([
    groupsOfFolders(
      deps.db,
      calls.map(({ caller, request }) => ({ scope: caller.scope, folderId: request.folderId })),
    ),
    findInputFiles(
      deps.db,
      calls.flatMap(({ caller, request }) => request.files.map(({ path }) => ({ scope: caller.scope, path }))),
    ),
  ])
  let next = 0
  return Promise.all(
    calls.map((call, index) => {
      const files = found.slice(next, next + call.request.files.length)
      next += call.request.files.length
      return build(deps, { call, groupId: groups[index] ?? null, files })
    }),
  )
}

interface Parts {
  readonly call: DraftCall
  readonly groupId: string | null
  readonly files: readonly (InputFileRef | null)[]
}

async function build(deps: DraftDeps, { call, groupId, files }: Parts): Promise<CallOutcome<NewVerification>> {
  const { caller, request, id } = call
  if (groupId === null) return { kind: 'failed', error: notFound('Folder') }
  const known = files.flatMap((each) => each ?? [])
  if (known.length < files.length) return { kind: 'failed', error: notFound('File') }
  if (known.some(({ isLost }) => isLost)) return { kind: 'failed', error: fileLost() }
  const { verifier, configuration } = request
  const wrong = refuseKinds(
    verifier,
    request.files.map((file, index) => ({ ...file, kind: fileKindOf(known[index]?.contentType ?? '') })),
  )
  if (wrong !== null) return { kind: 'failed', error: wrong }
  const asked = { mode: caller.scope.mode, verifier, configuration, fileIds: known.map((file) => file.id) }
  const magic = await findMagic(deps, asked)
  const refusal = refusalOf(magic)
  if (refusal !== null) return { kind: 'failed', error: refusal }
  const sealer = await deps.keyring.forOrganization(deps.db, caller.scope.organizationId)
  const totalPages = known.reduce((sum, file) => sum + file.pageCount, 0)
  const result: NewVerification = {
    id,
    organizationId: caller.scope.organizationId,
    groupId,
    mode: caller.scope.mode,
    folderId: request.folderId,
    resultId: request.resultId ?? call.newResultId,
    serviceId: request.verifier.service.id,
    userId: userIdOf(caller),
    apiKeyId: keyOf(caller)?.id ?? null,
    inputSealed: sealJson(sealer, { column: 'input', verificationId: id }, request.configuration),
    webhookUrl: request.webhookUrl,
    webhookMetadataSealed:
      Object.keys(request.webhookMetadata).length === 0
        ? null
        : sealJson(sealer, { column: 'webhook_metadata', verificationId: id }, request.webhookMetadata),
    webhookSecretSealed:
      request.webhookSecret === null ? null : sealer.seal(request.webhookSecret, webhookSecretContext(id)),
    runId: call.runId,
    defaultPrice: priceOf(request.verifier, caller.scope.mode, NO_OWN_PRICES),
    priceUnits: unitsOf(request.verifier, totalPages),
    delaySeconds: delaySecondsOf(magic),
    totalPages,
    files: request.files.map(({ field, position }, index) => ({ field, position, fileId: known[index]?.id ?? '' })),
  }
  return { kind: 'done', result }
}
