import type { Picture } from '../documents/documents.ts'

/** Printed codes (QR) in pictures. What they say was written by whoever made the picture. */
export interface Codes {
  /** The texts of the codes in a picture, at most ten, each once. Bounded in time by the implementation. */
  read(picture: Picture, options?: { readonly signal?: AbortSignal | undefined }): Promise<readonly string[]>
  close(): Promise<void>
}
