import { type ContentDeps, readContent, readPassword } from './file-content.ts'
import { findFilesById, type StoredFile } from './store.ts'

export interface OpenedFile {
  readonly id: string
  readonly pageCount: number
  readonly password: string | undefined
  bytes(): Promise<Uint8Array>
}

/** Paths come with and without a leading slash; both name the same file. */
export function normalizePath(path: string): string {
  return path.replace(/^\/+/, '')
}

/** Files of a verification, ready to be read by the worker; absent when redacted meanwhile. */
export async function openInputFiles(
  deps: ContentDeps,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenedFile>> {
  const found = await findFilesById(deps.db, ids)
  const opened = await Promise.all([...found.values()].map((file) => open(deps, file)))
  return new Map(opened.map((each) => [each.id, each]))
}

async function open(deps: ContentDeps, file: StoredFile): Promise<OpenedFile> {
  const password = await readPassword(deps, file)
  return { id: file.id, pageCount: file.pageCount, password, bytes: () => readContent(deps, file) }
}
