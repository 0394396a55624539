import { inModule, type Pdfium } from './pdfium.ts'

const TEXT_PAGES_MAX = 20
const TEXT_CHARACTERS_MAX = 200_000
const CODE_POINT_MAX = 0x10ffff

/** The text of the first pages, up to a number of letters. */
export function readTexts(pdfium: Pdfium, document: number): readonly string[] {
  const count = Math.min(pdfium._FPDF_GetPageCount(document), TEXT_PAGES_MAX)
  const texts: string[] = []
  let left = TEXT_CHARACTERS_MAX
  for (let index = 0; index < count && left > 0; index += 1) {
    const text = readPage(pdfium, { document, index, charactersMax: left })
    left -= text.length
    texts.push(text)
  }
  return texts
}

interface PageWish {
  readonly document: number
  readonly index: number
  readonly charactersMax: number
}

/** Empty for a page that cannot be loaded: the others may still say what is asked. */
function readPage(pdfium: Pdfium, { document, index, charactersMax }: PageWish): string {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return ''
  const textPage = pdfium._FPDFText_LoadPage(page)
  try {
    const count = textPage === 0 ? 0 : Math.min(charactersMax, Math.max(0, pdfium._FPDFText_CountChars(textPage)))
    if (count === 0) return ''
    return textOf(pdfium, textPage, count)
  } finally {
    if (textPage !== 0) pdfium._FPDFText_ClosePage(textPage)
    pdfium._FPDF_ClosePage(page)
  }
}

/** Character by character: `FPDFText_GetText` counts those without a letter too and ends that much too early. */
function textOf(pdfium: Pdfium, textPage: number, count: number): string {
  const unicodeAt = inModule(pdfium, '_FPDFText_GetUnicode')
  let text = ''
  for (let index = 0; index < count; index += 1) {
    const code = Number(unicodeAt(textPage, index))
    if (code > 0 && code <= CODE_POINT_MAX) text += String.fromCodePoint(code)
  }
  return text.replace(/\r\n?/g, '\n')
}
