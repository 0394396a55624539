import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'

/** A stretch of a receipt. The order in which text stands in the file is the order in which programs take it out. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  /** Label and value next to each other, so close that text taken out reads `LabelValue`. */
  | { readonly kind: 'pairs'; readonly pairs: readonly LabelValue[] }
  /** Looks like pairs, but the file has all the labels first and then all the values. */
  | { readonly kind: 'labels_first'; readonly pairs: readonly LabelValue[] }
  /** Looks like pairs with the value on the left, which therefore comes first. */
  | { readonly kind: 'values_first'; readonly pairs: readonly LabelValue[] }
  /** Cells side by side on one line. */
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly glued: boolean }

export type LabelValue = readonly [label: string, value: string]

const LEFT = 48
const VALUE_COLUMN = 300
const TOP = 800
const LINE_HEIGHT = 13
const SIZE = 9

interface Pen {
  readonly page: PDFPage
  readonly plain: PDFFont
  readonly bold: PDFFont
  y: number
}

/** One page of A4 with real text. The same blocks and moment give the same bytes. */
export async function drawPdf(blocks: readonly PdfBlock[], { title, at }: { title: string; at: Date }) {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title)
  document.setCreationDate(at)
  const pen: Pen = {
    page: document.addPage([595, 842]),
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    y: TOP,
  }
  for (const block of blocks) drawBlock(pen, block)
  return document.save({ useObjectStreams: false })
}

function drawBlock(pen: Pen, block: PdfBlock): void {
  switch (block.kind) {
    case 'heading':
      pen.y -= 6
      put(pen, { text: block.text, x: LEFT, font: pen.bold })
      pen.y -= LINE_HEIGHT
      return
    case 'line':
      put(pen, { text: block.text, x: LEFT })
      pen.y -= LINE_HEIGHT
      return
    case 'pairs':
      for (const [label, value] of block.pairs) {
        put(pen, { text: label, x: LEFT })
        put(pen, { text: value, x: LEFT + pen.plain.widthOfTextAtSize(label, SIZE) })
        pen.y -= LINE_HEIGHT
      }
      return
    case 'labels_first':
      drawColumn(pen, { texts: block.pairs.map(([label]) => label), x: LEFT })
      drawColumn(pen, { texts: block.pairs.map(([, value]) => value), x: VALUE_COLUMN })
      pen.y -= block.pairs.length * LINE_HEIGHT
      return
    case 'values_first':
      drawColumn(pen, { texts: block.pairs.map(([, value]) => value), x: LEFT })
      drawColumn(pen, { texts: block.pairs.map(([label]) => label), x: VALUE_COLUMN })
      pen.y -= block.pairs.length * LINE_HEIGHT
      return
    case 'row':
      drawRow(pen, block.cells, block.glued)
  }
}

function drawColumn(pen: Pen, { texts, x }: { texts: readonly string[]; x: number }): void {
  const top = pen.y
  for (const text of texts) {
    put(pen, { text, x })
    pen.y -= LINE_HEIGHT
  }
  pen.y = top
}

function drawRow(pen: Pen, cells: readonly string[], glued: boolean): void {
  let x = LEFT
  for (const cell of cells) {
    put(pen, { text: cell, x })
    x += glued ? pen.plain.widthOfTextAtSize(cell, SIZE) : 160
  }
  pen.y -= LINE_HEIGHT
}

function put({ page, plain, y }: Pen, { text, x, font = plain }: { text: string; x: number; font?: PDFFont }): void {
  if (text !== '') page.drawText(text, { x, y, size: SIZE, font })
}
