import { createHash, type Hash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import type { Multipart } from '@fastify/multipart'
import type { Documents, Inspection } from '../../engines/documents/documents.ts'
import { newId } from '../../lib/ids.ts'
import { limitConcurrency } from '../../lib/limit-concurrency.ts'
import { inTransaction } from '../../platform/database/database.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { type FieldError, HttpError, invalidRequest, notFound } from '../../platform/http/http-error.ts'
import type { Caller } from '../access/caller.ts'
import { type Claim, recordEffects } from '../idempotency/claim.ts'
import type { Outcome } from '../idempotency/outcome.ts'
import { firstError } from '../idempotency/repetition.ts'
import { type ContentDeps, fileContext, fileNameContext, filePasswordContext, readContent } from './file-content.ts'
import { findUpload, insertUpload, type NewFileRow, type NewUploadRow, type Upload } from './store.ts'
import { fileTooLarge, formError } from './upload-errors.ts'
import { createUploadForm, type UploadForm } from './upload-form.ts'

/** How an upload came out: taken in now, or before under the same Idempotency-Key. */
export interface ReceivedUpload {
  readonly isRepeated: boolean
  readonly upload: Upload
}

/** What the request asks for. */
export interface UploadRequest {
  readonly parts: AsyncIterable<Multipart>
  /** Holds the request's Idempotency-Key for what was sent; answers the first outcome where there was one. */
  readonly claimKey: (sent: unknown) => Promise<Outcome | null>
  /** What `claimKey` took. */
  readonly claim: () => Claim | null
}

export interface ReceiveDeps extends ContentDeps {
  readonly documents: Documents
}

/** Files held in memory at once, 20 MB each, and those that may wait for that: organizations take turns. */
const inTurn = limitConcurrency({ runningMax: 8, runningOfOneMax: 4, waitingMax: 400 })

interface Meter {
  readonly hash: Hash
  sizeBytes: number
}

export interface ReceivedFile {
  readonly id: string
  readonly organizationId: string
  readonly storageKey: string
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: Buffer
}

/**
 * Takes an upload in: every file is sealed into storage as it arrives, then opened once to name its type and count its
 * pages. When anything is wrong nothing of the upload stays.
 *
 * @throws {HttpError} 400 INVALID_REQUEST or INVALID_VALUE, 413 PAYLOAD_TOO_LARGE, 415 UNSUPPORTED_MEDIA_TYPE.
 */
export async function receiveUpload(
  deps: ReceiveDeps,
  caller: Caller,
  request: UploadRequest,
): Promise<ReceivedUpload> {
  const { organizationId } = caller.scope
  const sealer = await deps.keyring.forOrganization(deps.db, organizationId)
  const received: ReceivedFile[] = []
  const form = createUploadForm()
  try {
    for await (const part of readParts(request.parts)) {
      if (part.type === 'field') form.addField(part.fieldname, part.value)
      else if (form.acceptsFile(part.fieldname)) received.push(await storeFile(deps, { organizationId, sealer, part }))
      else part.file.resume()
    }
    const sent = form.finish(received.length)
    const hashes = received.map((each) => [each.name, each.sha256.toString('hex')])
    const before = await request.claimKey([sent, hashes])
    if (before === null)
      return { isRepeated: false, upload: await keep(deps, caller, { request, sent, received, sealer }) }
    await deleteAll(deps, received)
    return { isRepeated: true, upload: await findFirst(deps, caller, before) }
  } catch (error) {
    await deleteAll(deps, received)
    throw error
  }
}

async function deleteAll(deps: ReceiveDeps, received: readonly ReceivedFile[]): Promise<void> {
  await Promise.allSettled(received.map((each) => deps.storage.delete(each.storageKey)))
}

async function findFirst(deps: ReceiveDeps, caller: Caller, outcome: Outcome): Promise<Upload> {
  if (outcome.error !== null) throw firstError(outcome)
  const upload = outcome.resourceId === null ? undefined : await findUpload(deps.db, caller.scope, outcome.resourceId)
  if (upload === undefined) throw notFound('Upload')
  return upload
}

/** A file of the form, while it comes in. */
export interface Arriving {
  readonly organizationId: string
  readonly sealer: Sealer
  readonly part: {
    readonly filename: string
    readonly file: Readable & { readonly truncated: boolean }
  }
}

/**
 * Seals the file into storage as it comes. When it breaks off, is too large or cannot be stored, nothing of it is there
 * any more once this rejects.
 */
export async function storeFile(
  deps: Pick<ReceiveDeps, 'storage'>,
  { organizationId, sealer, part }: Arriving,
): Promise<ReceivedFile> {
  const id = newId()
  const storageKey = `files/${organizationId}/${id}`
  const meter = { hash: createHash('sha256'), sizeBytes: 0 }
  // The storage reads the sealed stream and rejects with its error; the callback only keeps it from being thrown twice.
  const sealed = pipeline(contentOf(part, meter), sealer.sealStream(fileContext(id)), () => undefined)
  try {
    await deps.storage.put(storageKey, sealed)
    if (part.file.truncated) throw fileTooLarge()
  } catch (error) {
    sealed.destroy()
    part.file.resume()
    await deps.storage.delete(storageKey)
    throw error
  }
  const { hash, sizeBytes } = meter
  return { id, organizationId, storageKey, name: part.filename, sizeBytes, sha256: hash.digest() }
}

async function* contentOf(part: Arriving['part'], meter: Meter): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of part.file) {
      meter.hash.update(chunk)
      meter.sizeBytes += chunk.length
      yield chunk
    }
  } catch (cause) {
    throw formError(cause)
  }
}

/** The parts as they come; what is wrong with the form itself is told in our words. */
async function* readParts(parts: AsyncIterable<Multipart>): AsyncGenerator<Multipart> {
  try {
    yield* parts
  } catch (cause) {
    throw formError(cause)
  }
}

interface Arrived {
  readonly request: UploadRequest
  readonly sent: ReturnType<UploadForm['finish']>
  readonly received: readonly ReceivedFile[]
  readonly sealer: Sealer
}

async function keep(deps: ReceiveDeps, caller: Caller, arrived: Arrived): Promise<NewUploadRow> {
  const { fileCategory, passwords } = arrived.sent
  const files: NewFileRow[] = []
  const errors: FieldError[] = []
  for (const [position, file] of arrived.received.entries()) {
    const password = passwords[position]
    const inspection = await inspect(deps, file, password)
    if (inspection.kind === 'readable')
      files.push(rowOf(file, { position, password, inspection, sealer: arrived.sealer }))
    else errors.push({ field: `files[${position}]`, message: inspection.message })
  }
  if (errors.length > 0) throw invalidRequest(errors)
  const upload = { id: newId(), groupId: caller.groupId, fileCategory, files }
  await inTransaction(deps.db, async (tx) => {
    await insertUpload(tx, caller.scope, upload)
    await recordEffects(tx, [{ claim: arrived.request.claim(), status: 201, resourceId: upload.id }])
  })
  return upload
}

async function inspect(deps: ReceiveDeps, file: ReceivedFile, password: string | undefined) {
  if (file.sizeBytes === 0) return { kind: 'refused', message: 'The file is empty. Please send it again' } as const
  // Read in turn: what waits for a decoder must not wait in memory.
  const inspection = await inTurn(async () => deps.documents.inspect(await readContent(deps, file), { password }))
  if (inspection.kind === 'refused' && inspection.reason === 'UNSUPPORTED_TYPE') {
    throw new HttpError({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: inspection.message })
  }
  return inspection
}

interface RowParts {
  readonly position: number
  readonly password: string | undefined
  readonly inspection: Inspection
  readonly sealer: Sealer
}

function rowOf(file: ReceivedFile, { position, password, inspection, sealer }: RowParts): NewFileRow {
  return {
    id: file.id,
    position,
    path: `uploads/${file.id}.${inspection.extension}`,
    nameSealed: sealer.seal(file.name, fileNameContext(file.id)),
    contentType: inspection.contentType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    pageCount: inspection.pageCount,
    passwordSealed: password ? sealer.seal(password, filePasswordContext(file.id)) : null,
    storageKey: file.storageKey,
  }
}
