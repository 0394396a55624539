import type {
  DocumentFacts,
  EncodedPage,
  Inspection,
  PageContent,
  PagePart,
  PageTexts,
  PdfFacts,
  Picture,
  Refusal,
  RenderedPage,
} from './documents.ts'

/** What every decoder is held to. */
export interface DecodeLimits {
  /** Width times height of any picture, before scaling. */
  readonly pixelsMax: number
  readonly pagesMax: number
}

export interface RenderWish {
  /** From 0. */
  readonly page: number
  /** Pixels. */
  readonly longestSideMax: number
}

/** One kind of file, decoded inside the decoder process. Throws on files it cannot decode; the caller refuses them. */
export interface Decoder {
  /** Opens the file and decodes nothing of it: small files must not be able to make this long. */
  countPages(file: DecoderFile): Promise<number | Refusal>
  /** Decodes enough to notice missing data. Absent where opening the file notices them. */
  tryOut?(file: DecoderFile, pageCount: number): Promise<Refusal | null>
  render(file: DecoderFile, wish: RenderWish): Promise<Picture | Refusal>
  /** Absent where such files carry no text. */
  readText?(file: DecoderFile): Promise<readonly string[] | Refusal>
  /** What a page (from 0) holds beside its picture. Absent where such files are nothing but pictures. */
  readContent?(file: DecoderFile, page: number): Promise<PageContent | Refusal>
  readFacts?(file: DecoderFile): Promise<PdfFacts | Refusal>
}

export interface DecoderFile {
  /** Of a document that is read in several calls: it may stay open for the next. */
  readonly id?: number
  readonly bytes: Uint8Array
  readonly password: string | undefined
  readonly limits: DecodeLimits
}

export type DecodeTask =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'text' }
  | { readonly kind: 'facts' }
  | { readonly kind: 'content'; readonly page: number }
  | ({ readonly kind: 'encode'; readonly format: 'jpeg' | 'webp' } & RenderWish)
  | ({ readonly kind: 'render'; readonly part: PagePart | undefined } & RenderWish)

export interface DecodeJob {
  readonly file: DecoderFile
  readonly task: DecodeTask
}

export interface ContentAnswer {
  readonly kind: 'content'
  readonly content: PageContent
}

export type DecodeAnswer = Inspection | RenderedPage | EncodedPage | PageTexts | ContentAnswer | DocumentFacts | Refusal
