import type { Evidence } from '../../../banks/bank.ts'
import type { Codes } from '../../../engines/codes/codes.ts'
import type { Documents, Picture, Refusal } from '../../../engines/documents/documents.ts'
import type { Ocr } from '../../../engines/ocr/ocr.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import { evidenceOfText } from '../identify.ts'
import { textOfLines } from './text-of-lines.ts'

export interface FileDeps {
  readonly documents: Pick<Documents, 'inspect' | 'readText' | 'render'>
  readonly codes: Pick<Codes, 'read'>
  readonly ocr: Pick<Ocr, 'read'>
}

/** What a file says of a payment. Anybody can make one: it names a payment, and only the bank confirms it. */
export interface FileReading {
  readonly kind: 'read'
  readonly evidence: readonly Evidence[]
  /** Everything that could be read, as lines. */
  readonly text: string
  /** The text was recognized in a picture, so letters and digits that look alike may be mistaken for each other. */
  readonly isRecognized: boolean
}

export type ReadReceiptFile = (bytes: Uint8Array) => Promise<FileReading | Refusal>

/** Longest side, in pixels, at which a receipt is looked at: small print stays legible, memory small. */
const LONGEST_SIDE = 2_000
/** A page with fewer letters and digits than this is a picture with a caption. */
const TEXT_LENGTH_MIN = 40

/** Receipts have 15 to 60 lines. */
const LINES_MAX = 300

const TOO_COMPLEX: Refusal = {
  kind: 'refused',
  reason: 'TOO_SLOW',
  message: 'There is too much in this file to read. Send a picture, or the page, of the receipt alone.',
}

/** Reads the text of a PDF, and the QR codes and the print of a picture or a scanned page. */
export function createReadReceiptFile(deps: FileDeps): ReadReceiptFile {
  return async (bytes) => {
    const inspection = await deps.documents.inspect(bytes)
    if (inspection.kind === 'refused') return inspection
    const printed = inspection.type === 'PDF' ? await textOfPdf(deps, bytes) : ''
    if (typeof printed !== 'string') return printed
    const page = await deps.documents.render(bytes, { page: 0, longestSideMax: LONGEST_SIDE })
    if (page.kind === 'refused') return page
    const isRecognized = printed.replace(/[^\p{L}\p{N}]/gu, '').length < TEXT_LENGTH_MIN
    const [codes, text] = await Promise.all([
      orNull(deps.codes.read(page.picture)),
      isRecognized ? orNull(recognize(deps, page.picture)) : printed,
    ])
    if (text === null && (codes ?? []).length === 0) return TOO_COMPLEX
    return {
      kind: 'read',
      evidence: [...(codes ?? []).map(ofCode), ...(text === null || text.trim() === '' ? [] : evidenceOfText(text))],
      text: text ?? '',
      isRecognized,
    }
  }
}

async function textOfPdf({ documents }: FileDeps, bytes: Uint8Array): Promise<string | Refusal> {
  const texts = await documents.readText(bytes)
  return texts.kind === 'refused' ? texts : texts.pages.join('\n')
}

async function recognize({ ocr }: FileDeps, picture: Picture): Promise<string> {
  const { lines } = await ocr.read(picture, { subject: 'page', linesMax: LINES_MAX })
  return textOfLines(lines)
}

/** Null for what is too complex to be looked at: what else was seen may do. */
async function orNull<Result>(looking: Promise<Result>): Promise<Result | null> {
  try {
    return await looking
  } catch (error) {
    if (error instanceof TooComplex) return null
    throw error
  }
}

function ofCode(text: string): Evidence {
  return { kind: 'qr', text: text.trim() }
}
