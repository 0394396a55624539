import { cutOut } from '../../lib/geometry/cut-out.ts'
import type { DecodeAnswer, Decoder, DecoderFile, DecodeTask } from './decoder.ts'
import { documentTypeOf, type TypeFacts } from './document-type.ts'
import type { DocumentType, Inspection, PageContent } from './documents.ts'
import { encodePicture } from './encode-picture.ts'
import { heicDecoder } from './heic-decoder.ts'
import { pdfDecoder } from './pdf/pdf-decoder.ts'
import { rasterDecoder } from './raster-decoder.ts'
import { refuse } from './refusal.ts'
import { textDecoder } from './text-decoder.ts'
import { workbookDecoder } from './workbook-decoder.ts'

const DECODERS: Readonly<Record<DocumentType, Decoder>> = {
  PDF: pdfDecoder,
  HEIC: heicDecoder,
  JPG: rasterDecoder,
  PNG: rasterDecoder,
  WEBP: rasterDecoder,
  TIFF: rasterDecoder,
  XLSX: workbookDecoder,
  TEXT: textDecoder,
}

/**
 * Decodes in this very process, without any bound on time or memory: only the decoder process may call it.
 *
 * @param tell is told what an inspection knows before it tries the file out.
 */
export async function decode(
  file: DecoderFile,
  task: DecodeTask,
  tell: (facts: Inspection) => void,
): Promise<DecodeAnswer> {
  const facts = documentTypeOf(file.bytes)
  if (facts === null) return refuse('UNSUPPORTED_TYPE')
  const decoder = DECODERS[facts.type]
  switch (task.kind) {
    case 'inspect':
      return inspect(decoder, file, { facts, tell })
    case 'text': {
      const pages = decoder.readText === undefined ? refuse('UNSUPPORTED_TYPE') : await decoder.readText(file)
      return 'kind' in pages ? pages : { kind: 'text', pages }
    }
    case 'content': {
      const content = decoder.readContent === undefined ? PICTURE : await decoder.readContent(file, task.page)
      return 'kind' in content ? content : { kind: 'content', content }
    }
    case 'facts': {
      const pdf = decoder.readFacts === undefined ? null : await decoder.readFacts(file)
      return pdf !== null && 'kind' in pdf ? pdf : { kind: 'facts', pdf }
    }
    case 'encode': {
      const picture = await decoder.render(file, task)
      return 'kind' in picture ? picture : encodePicture(picture, task.format)
    }
    case 'render': {
      const picture = await decoder.render(file, task)
      if ('kind' in picture) return picture
      return { kind: 'picture', picture: task.part === undefined ? picture : cutOut(picture, task.part) }
    }
  }
}

/** A page of a file that is nothing but pictures. */
const PICTURE: PageContent = {
  size: null,
  cells: null,
  lines: null,
  pictureShare: 1,
  source: 'picture',
  isCut: false,
}

interface Known {
  readonly facts: TypeFacts
  readonly tell: (facts: Inspection) => void
}

async function inspect(decoder: Decoder, file: DecoderFile, { facts, tell }: Known): Promise<DecodeAnswer> {
  const pageCount = await decoder.countPages(file)
  if (typeof pageCount !== 'number') return pageCount
  const inspection: Inspection = { kind: 'readable', ...facts, pageCount }
  if (decoder.tryOut === undefined) return inspection
  tell(inspection)
  return (await decoder.tryOut(file, pageCount)) ?? inspection
}
