import type { PdfFacts, PdfFont, PdfSignature } from '../documents.ts'
import { inModule, type Pdfium, textFrom, withPage, withRoom } from './pdfium.ts'

const FONTS_MAX = 500
const REVISIONS_MAX = 1_000
const SIGNATURES_MAX = 100
const OBJECTS_MAX = 100_000
/** FPDF_PAGEOBJ_TEXT (fpdfview.h). */
const TEXT = 1

/** What a PDF says of how it was made. */
export function pdfFacts(pdfium: Pdfium, document: number, sizeBytes: number): PdfFacts {
  const metaOf = inModule(pdfium, '_FPDF_GetMetaText')
  const meta = (tag: string) => {
    const text = withName(pdfium, tag, (name) =>
      textFrom(pdfium, 'utf-16le', (at, bytes) => Number(metaOf(document, name, at, bytes))),
    )
    return text === '' ? null : text
  }
  const { fonts, isCut } = fontsOf(pdfium, document)
  return {
    version: versionOf(pdfium, document),
    producer: meta('Producer'),
    creator: meta('Creator'),
    createdAt: meta('CreationDate'),
    modifiedAt: meta('ModDate'),
    sizeBytes,
    revisionEnds: revisionsOf(pdfium, document),
    signatures: signaturesOf(pdfium, document),
    fonts,
    isCut,
  }
}

function withName<T>(pdfium: Pdfium, name: string, use: (pointer: number) => T): T {
  const bytes = new TextEncoder().encode(`${name}\0`)
  return withRoom(pdfium, bytes.length, (pointer) => {
    pdfium.HEAPU8.set(bytes, pointer)
    return use(pointer)
  })
}

function versionOf(pdfium: Pdfium, document: number): string | null {
  return withRoom(pdfium, 4, (pointer) => {
    if (Number(inModule(pdfium, '_FPDF_GetFileVersion')(document, pointer)) === 0) return null
    const [version = 0] = new Int32Array(pdfium.HEAPU8.buffer, pointer, 1)
    return `${Math.trunc(version / 10)}.${version % 10}`
  })
}

function revisionsOf(pdfium: Pdfium, document: number): readonly number[] {
  const endsOf = inModule(pdfium, '_FPDF_GetTrailerEnds')
  const count = Math.min(REVISIONS_MAX, Number(endsOf(document, 0, 0)))
  if (count <= 0) return []
  return withRoom(pdfium, count * 4, (pointer) => {
    endsOf(document, pointer, count)
    return [...new Uint32Array(pdfium.HEAPU8.buffer, pointer, count)]
  })
}

function signaturesOf(pdfium: Pdfium, document: number): readonly PdfSignature[] {
  const objectOf = inModule(pdfium, '_FPDF_GetSignatureObject')
  const filterOf = inModule(pdfium, '_FPDFSignatureObj_GetSubFilter')
  const timeOf = inModule(pdfium, '_FPDFSignatureObj_GetTime')
  const count = Number(inModule(pdfium, '_FPDF_GetSignatureCount')(document))
  return Array.from({ length: Math.max(0, Math.min(SIGNATURES_MAX, count)) }, (_, index) => {
    const object = Number(objectOf(document, index))
    const ascii = (ask: typeof filterOf) =>
      textFrom(pdfium, 'utf-8', (at, bytes) => Number(ask(object, at, bytes))) || null
    return { subFilter: ascii(filterOf), signedAt: ascii(timeOf), byteRange: byteRangeOf(pdfium, object) }
  })
}

function byteRangeOf(pdfium: Pdfium, object: number): readonly number[] {
  const rangeOf = inModule(pdfium, '_FPDFSignatureObj_GetByteRange')
  const count = Math.min(64, Number(rangeOf(object, 0, 0)))
  if (count <= 0) return []
  return withRoom(pdfium, count * 4, (pointer) => {
    rangeOf(object, pointer, count)
    return [...new Int32Array(pdfium.HEAPU8.buffer, pointer, count)]
  })
}

/** Fonts of the text that pages draw themselves; text within forms is passed over. */
function fontsOf(pdfium: Pdfium, document: number): { readonly fonts: readonly PdfFont[]; readonly isCut: boolean } {
  const countOf = inModule(pdfium, '_FPDFPage_CountObjects')
  const objectAt = inModule(pdfium, '_FPDFPage_GetObject')
  const typeOf = inModule(pdfium, '_FPDFPageObj_GetType')
  const fontOf = inModule(pdfium, '_FPDFTextObj_GetFont')
  const nameOf = inModule(pdfium, '_FPDFFont_GetBaseFontName')
  const isEmbedded = inModule(pdfium, '_FPDFFont_GetIsEmbedded')
  const fonts = new Map<string, { isEmbedded: boolean; pages: Set<number> }>()
  let objects = 0
  let isCut = false
  const look = (index: number) => (page: number) => {
    const known = new Set<number>()
    for (let at = 0; at < Number(countOf(page)); at += 1) {
      objects += 1
      if (objects > OBJECTS_MAX || fonts.size > FONTS_MAX) {
        isCut = true
        return
      }
      const object = Number(objectAt(page, at))
      const font = Number(typeOf(object)) === TEXT ? Number(fontOf(object)) : 0
      if (font === 0 || known.has(font)) continue
      known.add(font)
      const name = textFrom(pdfium, 'utf-8', (pointer, bytes) => Number(nameOf(font, pointer, bytes)))
      const entry = fonts.get(name) ?? { isEmbedded: Number(isEmbedded(font)) === 1, pages: new Set<number>() }
      entry.pages.add(index)
      fonts.set(name, entry)
    }
  }
  const pages = pdfium._FPDF_GetPageCount(document)
  for (let index = 0; index < pages && !isCut; index += 1) withPage(pdfium, { document, index }, look(index))
  return { fonts: [...fonts].map(([name, each]) => ({ ...each, name, pages: [...each.pages] })), isCut }
}
