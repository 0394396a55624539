import type { Evidence } from '../../../banks/bank.ts'
import type { Documents, Refusal } from '../../../engines/documents/documents.ts'
import { evidenceOfText } from '../identify.ts'

export interface FileDeps {
  readonly documents: Pick<Documents, 'inspect' | 'readText'>
}

/** What a file says of a payment. Anybody can make one: it names a payment, and only the bank confirms it. */
export interface FileReading {
  readonly kind: 'read'
  readonly evidence: readonly Evidence[]
  /** Everything that could be read, as lines. */
  readonly text: string
}

export type ReadReceiptFile = (bytes: Uint8Array) => Promise<FileReading | Refusal>

/** Reads the text of a PDF; a picture has to come with its text. */
export function createReadReceiptFile({ documents }: FileDeps): ReadReceiptFile {
  return async (bytes) => {
    const inspection = await documents.inspect(bytes)
    if (inspection.kind === 'refused') return inspection
    if (inspection.type !== 'PDF') return { kind: 'read', evidence: [], text: '' }
    const texts = await documents.readText(bytes)
    if (texts.kind === 'refused') return texts
    const text = texts.pages.join('\n')
    return { kind: 'read', evidence: evidenceOfText(text), text }
  }
}
