import type { Inspection, PagePart, PageTexts, Picture, Refusal, RenderedPage } from './documents.ts'

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
}

export interface DecoderFile {
  readonly bytes: Uint8Array
  readonly password: string | undefined
  readonly limits: DecodeLimits
}

export type DecodeTask =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'text' }
  | ({ readonly kind: 'render'; readonly part: PagePart | undefined } & RenderWish)

export interface DecodeJob {
  readonly file: DecoderFile
  readonly task: DecodeTask
}

/** Parent to decoder process. */
export interface DecodeRequest extends DecodeJob {
  readonly id: number
}

export type DecodeAnswer = Inspection | RenderedPage | PageTexts | Refusal

/** Decoder process to parent, before the file is tried out: what is known of it already. */
export interface DecodeFacts {
  readonly id: number
  readonly facts: Inspection
}

/** Decoder process to parent. */
export interface DecodeReply {
  readonly id: number
  readonly answer: DecodeAnswer
  /** Resident memory after the call. */
  readonly memoryBytes: number
  /** The decoder met an error it may not have recovered from: replace the process. */
  readonly isSpent: boolean
}

/** What a decoder process says once, when it can take requests. */
export const READY = 'ready'
