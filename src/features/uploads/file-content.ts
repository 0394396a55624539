import { pipeline, type Readable } from 'node:stream'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { gone } from '../../platform/http/http-error.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { FILE_BYTES_MAX } from './limits.ts'
import type { StoredFile } from './store.ts'

export interface ContentDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly storage: Storage
}

export const fileContext = (id: string) => `file:${id}`
export const fileNameContext = (id: string) => `file.name:${id}`
export const filePasswordContext = (id: string) => `file.password:${id}`

type Stored = Pick<StoredFile, 'id' | 'organizationId' | 'storageKey'>

/** What is answered for a file whose content is lost. */
export const fileLost = () => gone('This file', 'upload it again')

/** The file's plain bytes as a stream; it errors when what is stored was damaged. */
export async function streamContent(deps: ContentDeps, file: Stored): Promise<Readable> {
  const sealer = await deps.keyring.forOrganization(deps.db, file.organizationId)
  const sealed = await deps.storage.get(file.storageKey)
  if (sealed === undefined) throw new Error(`The stored object of file ${file.id} is gone`)
  // The reader of the stream gets the error; the callback only keeps it from being thrown a second time.
  return pipeline(sealed, sealer.openStream(fileContext(file.id)), () => undefined)
}

/** The file's plain bytes, at most `FILE_BYTES_MAX`. */
export async function readContent(deps: ContentDeps, file: Stored): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of await streamContent(deps, file)) {
    sizeBytes += chunk.length
    if (sizeBytes > FILE_BYTES_MAX) throw new Error(`File ${file.id} is larger than a file may be`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The name the file was sent under. */
export async function readName(
  deps: Pick<ContentDeps, 'db' | 'keyring'>,
  file: Pick<StoredFile, 'id' | 'organizationId' | 'nameSealed'>,
): Promise<string> {
  const sealer = await deps.keyring.forOrganization(deps.db, file.organizationId)
  return sealer.open(file.nameSealed, fileNameContext(file.id)).toString('utf8')
}

/** The password that was sent with the file, if any. */
export async function readPassword(
  deps: ContentDeps,
  file: Pick<StoredFile, 'id' | 'organizationId' | 'passwordSealed'>,
): Promise<string | undefined> {
  if (file.passwordSealed === null) return undefined
  const sealer = await deps.keyring.forOrganization(deps.db, file.organizationId)
  return sealer.open(file.passwordSealed, filePasswordContext(file.id)).toString('utf8')
}
