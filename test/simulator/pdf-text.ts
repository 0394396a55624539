import { PDFiumLibrary } from '@hyzyla/pdfium'

const library = PDFiumLibrary.init()

/** The text of a PDF as a reader takes it out, white space as single blanks. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await (await library).loadDocument(bytes)
  try {
    return [...document.pages()]
      .map((page) => page.getText())
      .join('\n')
      .replace(/\s+/g, ' ')
  } finally {
    document.destroy()
  }
}
