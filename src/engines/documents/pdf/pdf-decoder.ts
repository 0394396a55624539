import type { Decoder, DecoderFile } from '../decoder.ts'
import type { Refusal } from '../documents.ts'
import { refuse } from '../refusal.ts'
import { drawPage, hasArea } from './draw-page.ts'
import { pdfFacts } from './pdf-facts.ts'
import { type Pdfium, withDocument, withPage } from './pdfium.ts'
import { readContent } from './read-content.ts'
import { readTexts } from './read-text.ts'

/** PDF through PDFium compiled to wasm. Scripts and attachments are never run or opened. */
export const pdfDecoder: Decoder = {
  countPages: (file) =>
    withPages(file, (pdfium, document) => {
      const pages = pdfium._FPDF_GetPageCount(document)
      if (pages < 1) return refuse('DAMAGED')
      return hasArea(pdfium, document, 0) ? pages : refuse('DAMAGED')
    }),

  render: (file, wish) =>
    withPages(file, (pdfium, document) => missing(pdfium, document, wish.page) ?? drawPage(pdfium, document, wish)),

  readText: (file) => withPages(file, readTexts),

  readContent: (file, page) =>
    withPages(file, (pdfium, document) => {
      const isMissing = missing(pdfium, document, page)
      if (isMissing !== null) return isMissing
      return withPage(pdfium, { document, index: page }, (opened) => readContent(pdfium, opened)) ?? refuse('DAMAGED')
    }),

  readFacts: (file) => withPages(file, (pdfium, document) => pdfFacts(pdfium, document, file.bytes.length)),
}

/** Opens a file that does not have too many pages. */
function withPages<T>(file: DecoderFile, use: (pdfium: Pdfium, document: number) => T | Refusal): Promise<T | Refusal> {
  return withDocument(file, (pdfium, document) =>
    pdfium._FPDF_GetPageCount(document) > file.limits.pagesMax ? refuse('TOO_MANY_PAGES') : use(pdfium, document),
  )
}

function missing(pdfium: Pdfium, document: number, page: number): Refusal | null {
  const pages = pdfium._FPDF_GetPageCount(document)
  if (page < pages) return null
  return refuse('DAMAGED', `The file has ${pages} pages, page ${page + 1} is missing. Send the whole file.`)
}
