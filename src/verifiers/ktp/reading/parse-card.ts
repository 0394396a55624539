import { type FormReading, readForm } from '../../../engines/forms/read-form.ts'
import type { OcrReading } from '../../../engines/ocr/ocr.ts'
import type { RowName } from '../layout/fields.ts'
import { KTP_LAYOUT } from '../layout/ktp-layout.ts'
import { type Header, parseHeader } from './parse-header.ts'

/** The rows of a card as they were read, and the two lines on top of it. Places and words are not checked yet. */
export interface ParsedCard extends Omit<FormReading<RowName>, 'header'> {
  readonly header: Header
}

/** Finds label and value of every row of a KTP, and province and regency above them. */
export function parseCard(reading: Pick<OcrReading, 'lines' | 'aspectRatio'>): ParsedCard {
  const form = readForm(reading, KTP_LAYOUT)
  return { ...form, header: parseHeader(form.header) }
}
