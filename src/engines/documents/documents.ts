/**
 * Documents: files people send, as bytes of unknown honesty, opened into pictures. Every implementation bounds time
 * and memory itself: a hostile file costs its caller a refusal, never a hang or a crash.
 */
export type DocumentType = 'PDF' | 'JPG' | 'PNG' | 'WEBP' | 'HEIC' | 'TIFF'

/** An upright raster: 8-bit RGB, rows top to bottom, no padding, EXIF orientation already applied. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** width * height * 3 bytes. */
  readonly data: Uint8Array
}

export type RefusalReason =
  | 'UNSUPPORTED_TYPE'
  | 'DAMAGED'
  | 'ENCRYPTED'
  | 'WRONG_PASSWORD'
  | 'TOO_MANY_PIXELS'
  | 'TOO_MANY_PAGES'
  | 'TOO_SLOW'

/** What people are told, unless more is known. */
export const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  UNSUPPORTED_TYPE: 'This file type is not accepted. Send a PDF, JPG, PNG, WEBP, HEIC or TIFF file.',
  DAMAGED: 'The file is damaged or incomplete. Export or photograph it again and send the new file.',
  ENCRYPTED: 'The file is protected by a password. Send the file without a password, or give it in file_passwords.',
  WRONG_PASSWORD:
    'The password does not open the file. Give the right one in file_passwords, or send the file without a password.',
  TOO_MANY_PIXELS: 'The picture is too large to open. Send it at a lower resolution.',
  TOO_MANY_PAGES: 'The file has too many pages. Send only the pages that are needed.',
  TOO_SLOW: 'The file took too long to open. Send a simpler file: a photograph, or the page exported again.',
}

/** Why a document was not opened. `message` may be shown to the person who sent it and says what to do next. */
export interface Refusal {
  readonly kind: 'refused'
  readonly reason: RefusalReason
  readonly message: string
}

export interface Inspection {
  readonly kind: 'readable'
  readonly type: DocumentType
  /** The registered media type, e.g. `image/jpeg`. */
  readonly contentType: string
  /** Usual file ending without the dot, e.g. `jpg`. */
  readonly extension: string
  readonly pageCount: number
}

export interface RenderedPage {
  readonly kind: 'picture'
  readonly picture: Picture
}

export interface PageTexts {
  readonly kind: 'text'
  /** One entry per page; lines end in a line feed. Pictures in the file have no text: such a page is empty. */
  readonly pages: readonly string[]
}

export interface OpenOptions {
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface RenderOptions extends OpenOptions {
  /** From 0. */
  readonly page: number
  /** Pixels. */
  readonly longestSideMax: number
  /** Left, top, right, bottom of the part that is answered, in 0–1 of the page. Default: all of it. */
  readonly part?: PagePart | undefined
}

export type PagePart = readonly [left: number, top: number, right: number, bottom: number]

export interface Documents {
  /**
   * Names the type by content (never by file name) and counts the pages; decodes enough of a picture to refuse damaged
   * ones, as far as a small limit of processor time goes.
   */
  inspect(bytes: Uint8Array, options?: OpenOptions): Promise<Inspection | Refusal>
  /** One page as a picture, scaled down so that the longest side of the whole page is at most `longestSideMax` pixels. */
  render(bytes: Uint8Array, options: RenderOptions): Promise<RenderedPage | Refusal>
  /** The text that a PDF carries, of its first 20 pages and at most 200,000 characters; other types are refused. */
  readText(bytes: Uint8Array, options?: OpenOptions): Promise<PageTexts | Refusal>
  close(): Promise<void>
}
