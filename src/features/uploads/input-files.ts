import { type FileKind, fileKindOf } from '../../engines/documents/documents.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { type ContentDeps, readContent, readName, readPassword } from './file-content.ts'
import { attachFiles, findFilesById, findFilesByPath, type PathQuestion, type StoredFile } from './store.ts'

export interface InputFileRef {
  readonly id: string
  readonly contentType: string
  readonly pageCount: number
  /** Nothing can be made of it any more. */
  readonly isLost: boolean
}

/** For each (normalized) path, in order: the file, or null where the scope may not see such a file. */
export function findInputFiles(db: Db, questions: readonly PathQuestion[]): Promise<readonly (InputFileRef | null)[]> {
  return findFilesByPath(db, questions)
}

/**
 * Marks files as used by a verification, so that they are not swept away as orphans. The rows that say by which must
 * be written before: they keep the files from being redacted until the commit.
 *
 * @throws {HttpError} 404 when one was redacted meanwhile.
 */
export async function attachInputFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (!(await attachFiles(tx, ids))) throw notFound('File')
}

export interface OpenedFile {
  readonly id: string
  readonly kind: FileKind
  readonly pageCount: number
  readonly password: string | undefined
  bytes(): Promise<Uint8Array>
}

/** Paths come with and without a leading slash; both name the same file. */
export function normalizePath(path: string): string {
  return path.replace(/^\/+/, '')
}

/** The names under which these files were sent; empty for what is redacted. */
export async function namesOfInputFiles(
  deps: Pick<ContentDeps, 'db' | 'keyring'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await findFilesById(deps.db, ids)
  const named = [...found.values()].map(
    async (file): Promise<[string, string]> => [file.id, await readName(deps, file)],
  )
  return new Map(await Promise.all(named))
}

/** Files of a verification, ready to be read by the worker; absent when redacted meanwhile, or lost. */
export async function openInputFiles(
  deps: ContentDeps,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenedFile>> {
  const found = await findFilesById(deps.db, ids)
  const present = [...found.values()].filter(({ lostAt }) => lostAt === null)
  const opened = await Promise.all(present.map((file) => open(deps, file)))
  return new Map(opened.map((each) => [each.id, each]))
}

async function open(deps: ContentDeps, file: StoredFile): Promise<OpenedFile> {
  const password = await readPassword(deps, file)
  const { id, pageCount, contentType } = file
  return { id, kind: fileKindOf(contentType), pageCount, password, bytes: () => readContent(deps, file) }
}
