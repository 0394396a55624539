import type { UrlSigner } from '../../platform/storage/signed-url.ts'
import type { Mode } from '../access/caller.ts'

export interface FileUrlDeps {
  readonly signer: UrlSigner
  /** Address under which clients reach this server, without a trailing slash. */
  readonly publicUrl: () => string
}

/** An absolute link that asks for a credential. */
export function fileUrl(deps: Pick<FileUrlDeps, 'publicUrl'>, id: string): string {
  return `${deps.publicUrl()}/files/${id}`
}

/** An absolute link that opens the file for 15 minutes without a credential. */
export function signedFileUrl(deps: FileUrlDeps, file: { readonly id: string; readonly mode: Mode }): string {
  const path = `/files/${file.id}`
  return `${deps.publicUrl()}${path}?${deps.signer.sign({ method: 'GET', path, mode: file.mode })}`
}
