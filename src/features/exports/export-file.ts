import { pipeline, type Readable } from 'node:stream'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import type { ExportRecord } from './store.ts'

export interface ExportFileDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly storage: Storage
}

type Owned = Pick<ExportRecord, 'id' | 'organizationId'>

/** What one file may hold, sealed. */
export const EXPORT_BYTES_MAX = 4 * 1024 ** 3

/** Where the file is stored. */
export const keyOf = ({ id, organizationId }: Owned) => `exports/${organizationId}/${id}`
/** Of which export a key is; undefined for another kind of key. */
export const exportIdOf = (key: string) => /^exports\/[^/]+\/([^/]+)$/.exec(key)?.[1]
const contextOf = ({ id }: Owned) => `export:${id}`

/**
 * Seals the content into storage as it comes, in place of what an earlier try has left.
 *
 * @returns bytes of the content. @throws {ObjectTooLarge}
 */
export async function storeExportFile(
  deps: ExportFileDeps,
  owned: Owned,
  { content, signal }: { readonly content: Readable; readonly signal: AbortSignal },
): Promise<number> {
  const sealer = await deps.keyring.forOrganization(deps.db, owned.organizationId)
  let sizeBytes = 0
  const measure = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      sizeBytes += piece.length
      yield piece
    }
  }
  // Whoever reads the stream gets the error; the callback only keeps it from being thrown a second time.
  const sealed = pipeline(content, measure, sealer.sealStream(contextOf(owned)), () => undefined)
  await deps.storage.put(keyOf(owned), sealed, { sizeBytesMax: EXPORT_BYTES_MAX, signal })
  return sizeBytes
}

/** The plain bytes; undefined when the file was deleted meanwhile. */
export async function openExportFile(deps: ExportFileDeps, owned: Owned): Promise<Readable | undefined> {
  const sealer = await deps.keyring.forOrganization(deps.db, owned.organizationId)
  const sealed = await deps.storage.get(keyOf(owned))
  if (sealed === undefined) return undefined
  return pipeline(sealed, sealer.openStream(contextOf(owned)), () => undefined)
}

export async function deleteExportFile(deps: Pick<ExportFileDeps, 'storage'>, owned: Owned): Promise<void> {
  await deps.storage.delete(keyOf(owned))
}
