/**
 * Documents: files people send, as bytes of unknown honesty, opened into pictures. Every implementation bounds time
 * and memory itself: a hostile file costs its caller a refusal, never a hang or a crash.
 */
export type DocumentType = 'PDF' | 'JPG' | 'PNG' | 'WEBP' | 'HEIC' | 'TIFF' | 'XLSX' | 'TEXT'

/** What a caller may take of a file: pages of a PDF, a picture, rows of a workbook, text. */
export type FileKind = 'PDF' | 'PICTURE' | 'XLSX' | 'TEXT'

/** @param contentType as `Inspection` names it. */
export function fileKindOf(contentType: string): FileKind {
  if (contentType === 'application/pdf') return 'PDF'
  if (contentType === 'text/plain') return 'TEXT'
  return contentType.startsWith('image/') ? 'PICTURE' : 'XLSX'
}

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
  UNSUPPORTED_TYPE: 'This file type is not accepted. Send a PDF, JPG, PNG, WEBP, HEIC, TIFF, XLSX or text file.',
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

/** A page as a file that browsers show. */
export interface EncodedPage {
  readonly kind: 'encoded'
  readonly content: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export interface EncodeOptions extends OpenOptions {
  /** From 0. */
  readonly page: number
  /** Pixels. */
  readonly longestSideMax: number
  readonly format: 'jpeg' | 'webp'
}

export interface PageTexts {
  readonly kind: 'text'
  /** One entry per page; lines end in a line feed. Pictures in the file have no text: such a page is empty. */
  readonly pages: readonly string[]
}

/** Left, top, right, bottom, in 0–1 of the page as `render` shows it: upright, rotation and crop applied. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** Letters of one line without a wide gap between them. */
export interface TextCell {
  readonly text: string
  readonly box: Box
  /** Points. */
  readonly fontSize: number
  readonly font: string | null
  /** It is in the file, and nobody sees it: what a scanner read from the picture, or what somebody hid. */
  readonly isHidden: boolean
}

/** A straight line along the page, or the edge of a shape. */
export interface RulingLine {
  readonly direction: 'horizontal' | 'vertical'
  readonly box: Box
}

/** What a page holds without being drawn. */
export interface PageContent {
  /** Points of a PDF. Null: the file does not say. */
  readonly size: { readonly width: number; readonly height: number } | null
  /** Null: such files cannot be asked for text. Empty: they can, and there is none. */
  readonly cells: readonly TextCell[] | null
  /** As `cells`. */
  readonly lines: readonly RulingLine[] | null
  /** Share of the page that pictures cover, 0–1. */
  readonly pictureShare: number
  /** Where its text is to be had: in its cells, by reading its picture, in both, or nowhere. */
  readonly source: 'text_layer' | 'picture' | 'both' | 'nothing'
  /** There was more than the limits of a page let through: cells or lines are missing. */
  readonly isCut: boolean
}

export interface Page extends PageContent {
  readonly kind: 'page'
  /** From 0. */
  readonly number: number
  /** As `Documents.render`, of this page. */
  picture(longestSideMax: number): Promise<RenderedPage | Refusal>
}

/** A page that could not be read, in the place where it would have come. */
export interface UnreadPage extends Refusal {
  /** From 0. */
  readonly number: number
}

/** A document that is read page by page. Each page from `from` up to `to` comes once, read or unread. */
export interface DocumentPages extends AsyncIterable<Page | UnreadPage> {
  readonly kind: 'pages'
  readonly type: DocumentType
  /** Of the whole file: where it is more than `to - from`, others were not asked for. */
  readonly pageCount: number
  /** From 0. */
  readonly from: number
  /** The first page behind those that are read. */
  readonly to: number
}

export interface PagesOptions extends OpenOptions {
  /** From 0. Default: 0. */
  readonly from?: number
  /** The first page that is not read. Default: behind the last. */
  readonly to?: number
}

export interface PdfSignature {
  /** Such as `adbe.pkcs7.detached`. */
  readonly subFilter: string | null
  /** As it is written: `D:20261130…`. */
  readonly signedAt: string | null
  /** Offset and length of each part that is signed, in bytes. */
  readonly byteRange: readonly number[]
}

export interface PdfFont {
  readonly name: string
  readonly isEmbedded: boolean
  /** From 0. */
  readonly pages: readonly number[]
}

/** What a PDF says of how it was made. All of it is easily written: it is evidence against a file, never for one. */
export interface PdfFacts {
  /** Such as `1.7`. */
  readonly version: string | null
  readonly producer: string | null
  readonly creator: string | null
  /** As it is written: `D:20261130…`. */
  readonly createdAt: string | null
  readonly modifiedAt: string | null
  readonly sizeBytes: number
  /** Offsets of the ends of its trailers, in bytes: more than one where it was saved incrementally. */
  readonly revisionEnds: readonly number[]
  readonly signatures: readonly PdfSignature[]
  readonly fonts: readonly PdfFont[]
  /** There was more than the limits let through. */
  readonly isCut: boolean
}

export interface DocumentFacts {
  readonly kind: 'facts'
  /** Null: it is no PDF. */
  readonly pdf: PdfFacts | null
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

export type PagePart = Box

export interface Documents {
  /**
   * Names the type by content (never by file name) and counts the pages (sheets of a workbook, 1 of a text); decodes enough of a picture to refuse damaged
   * ones, as far as a small limit of processor time goes.
   */
  inspect(bytes: Uint8Array, options?: OpenOptions): Promise<Inspection | Refusal>
  /** One page as a picture, scaled down so that the longest side of the whole page is at most `longestSideMax` pixels. */
  render(bytes: Uint8Array, options: RenderOptions): Promise<RenderedPage | Refusal>
  /** The picture that `render` gives for the same page and size, as a file. */
  encode(bytes: Uint8Array, options: EncodeOptions): Promise<EncodedPage | Refusal>
  /**
   * Opens a document to be read page by page, in bounded memory: one page is read when it is asked for. Nothing has to be
   * closed.
   */
  pages(bytes: Uint8Array, options?: PagesOptions): Promise<DocumentPages | Refusal>
  /** What the file says of how it was made. */
  facts(bytes: Uint8Array, options?: OpenOptions): Promise<DocumentFacts | Refusal>
  /** The text that a PDF carries, of its first 20 pages and at most 200,000 characters; of a text file as many. Others are refused. */
  readText(bytes: Uint8Array, options?: OpenOptions): Promise<PageTexts | Refusal>
  close(): Promise<void>
}
