import { createHash, type Hash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { Documents, Inspection } from '../../engines/documents/documents.ts'
import { newId } from '../../lib/ids.ts'
import { limitConcurrency } from '../../lib/limit-concurrency.ts'
import { inTransaction } from '../../platform/database/database.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { type FieldError, HttpError, invalidRequest } from '../../platform/http/http-error.ts'
import type { Caller } from '../access/caller.ts'
import { type ContentDeps, fileContext, fileNameContext, filePasswordContext, readContent } from './file-content.ts'
import { insertUpload, type NewFileRow, type NewUploadRow } from './store.ts'
import { fileTooLarge, formError } from './upload-errors.ts'
import { createUploadForm, type UploadForm } from './upload-form.ts'

export interface ReceiveDeps extends ContentDeps {
  readonly documents: Documents
}

/** Files held in memory at once, 20 MB each, and uploads that may wait for that. */
const inTurn = limitConcurrency({ runningMax: 4, waitingMax: 200 })

interface Meter {
  readonly hash: Hash
  sizeBytes: number
}

interface ReceivedFile {
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
  parts: AsyncIterable<Multipart>,
): Promise<NewUploadRow> {
  const sealer = await deps.keyring.forOrganization(deps.db, caller.scope.organizationId)
  const received: ReceivedFile[] = []
  const form = createUploadForm()
  try {
    for await (const part of readParts(parts)) {
      if (part.type === 'field') form.addField(part.fieldname, part.value)
      else if (form.acceptsFile(part.fieldname)) received.push(await storeFile(deps, { caller, sealer, part }))
      else part.file.resume()
    }
    return await keep(deps, caller, { form, received, sealer })
  } catch (error) {
    await Promise.allSettled(received.map((each) => deps.storage.delete(each.storageKey)))
    throw error
  }
}

interface Arriving {
  readonly caller: Caller
  readonly sealer: Sealer
  readonly part: MultipartFile
}

async function storeFile(deps: ReceiveDeps, { caller, sealer, part }: Arriving): Promise<ReceivedFile> {
  const id = newId()
  const { organizationId } = caller.scope
  const storageKey = `files/${organizationId}/${id}`
  const meter = { hash: createHash('sha256'), sizeBytes: 0 }
  const sealed = sealer.sealStream(fileContext(id))
  try {
    await Promise.all([pipeline(contentOf(part, meter), sealed), deps.storage.put(storageKey, sealed)])
    if (part.file.truncated) throw fileTooLarge()
  } catch (error) {
    part.file.resume()
    await deps.storage.delete(storageKey)
    throw error
  }
  const { hash, sizeBytes } = meter
  return { id, organizationId, storageKey, name: part.filename, sizeBytes, sha256: hash.digest() }
}

async function* contentOf(part: MultipartFile, meter: Meter): AsyncGenerator<Buffer> {
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
  readonly form: UploadForm
  readonly received: readonly ReceivedFile[]
  readonly sealer: Sealer
}

async function keep(deps: ReceiveDeps, caller: Caller, arrived: Arrived): Promise<NewUploadRow> {
  const { fileCategory, passwords } = arrived.form.finish(arrived.received.length)
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
  await inTransaction(deps.db, (tx) => insertUpload(tx, caller.scope, upload))
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
