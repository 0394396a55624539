import type { PageContent } from '../documents.ts'
import { readCells } from './page-cells.ts'
import { pageMap } from './page-map.ts'
import { readShapes } from './page-shapes.ts'
import type { Pdfium } from './pdfium.ts'

/** Of the page that pictures cover, from when on it is a picture with some text rather than text with some pictures. */
const PICTURE_SHARE = 0.5

/** What a loaded page holds. */
export function readContent(pdfium: Pdfium, page: number): PageContent {
  const size = { width: pdfium._FPDF_GetPageWidth(page), height: pdfium._FPDF_GetPageHeight(page) }
  const map = pageMap(pdfium, page)
  const text = readCells(pdfium, page, { map, size })
  const shapes = readShapes(pdfium, page, map)
  return {
    size,
    cells: text.cells,
    lines: shapes.lines,
    pictureShare: shapes.pictureShare,
    source: sourceOf(text.cells.length, shapes.pictureShare),
    isCut: text.isCut || shapes.isCut,
  }
}

function sourceOf(cells: number, pictureShare: number): PageContent['source'] {
  if (cells === 0) return pictureShare > 0 ? 'picture' : 'nothing'
  return pictureShare >= PICTURE_SHARE ? 'both' : 'text_layer'
}
