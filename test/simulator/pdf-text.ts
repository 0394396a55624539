import { PDFiumLibrary } from '@hyzyla/pdfium'

const library = PDFiumLibrary.init()

/** The text of a PDF, white space as single blanks. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await pdfLines(bytes)).replace(/\s+/g, ' ')
}

/** The text of a PDF in the lines that its reader makes out. */
export async function pdfLines(bytes: Uint8Array): Promise<string> {
  const document = await (await library).loadDocument(bytes)
  try {
    return [...document.pages()].map((page) => page.getText()).join('\n')
  } finally {
    document.destroy()
  }
}
