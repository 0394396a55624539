import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'

/** A stretch of a receipt. The order in which text stands in the file is the order in which programs take it out. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  /** Label and value so close that text taken out reads `LabelValue`. */
  | { readonly kind: 'pairs'; readonly pairs: readonly LabelValue[] }
  /** Label, then value in a column of its own. */
  | { readonly kind: 'spaced'; readonly pairs: readonly LabelValue[] }
  /** Looks the same, but the file has all the labels first and then all the values. */
  | { readonly kind: 'labels_first'; readonly pairs: readonly LabelValue[] }
  /** The values stand on the left, and all of them come first. */
  | { readonly kind: 'values_first'; readonly pairs: readonly LabelValue[] }
  /** Cells side by side on one line. */
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly glued: boolean }

export type LabelValue = readonly [label: string, value: string]

const LEFT = 48
const VALUE_COLUMN = 320
const CELL_WIDTH = 170
const TOP = 800
const LINE_HEIGHT = 13
const SIZE = 9
/** Amharic letters and the blanks and signs between them; the built-in fonts of PDF have none. */
const ETHIOPIC = /([\u1200-\u137f](?:[\u1200-\u137f .]*[\u1200-\u137f])?)/

interface Pen {
  readonly page: PDFPage
  readonly plain: PDFFont
  readonly bold: PDFFont
  /** Null where the receipt has no Amharic. */
  readonly ethiopic: PDFFont | null
  y: number
}

/** One page of A4 with real text. The same blocks and moment give the same bytes. */
export async function drawPdf(
  blocks: readonly PdfBlock[],
  { title, at }: { readonly title: string; readonly at: Date },
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title)
  document.setCreationDate(at)
  const pen: Pen = {
    page: document.addPage([595, 842]),
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    ethiopic: ETHIOPIC.test(JSON.stringify(blocks)) ? await embedEthiopic(document) : null,
    y: TOP,
  }
  for (const block of blocks) drawBlock(pen, block)
  return document.save({ useObjectStreams: false })
}

async function embedEthiopic(document: PDFDocument): Promise<PDFFont> {
  document.registerFontkit(fontkit)
  // Named, since the library would draw the tag of the subset by chance.
  return document.embedFont(await readFile(ETHIOPIC_FONT), { subset: true, customName: 'NotoSansEthiopic' })
}

/** Noto Sans Ethiopic, under the SIL Open Font License. */
export const ETHIOPIC_FONT = fileURLToPath(
  import.meta.resolve('@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff'),
)

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
    case 'spaced':
      for (const [label, value] of block.pairs) {
        const end = put(pen, { text: label, x: LEFT })
        put(pen, { text: value, x: block.kind === 'pairs' ? end : VALUE_COLUMN })
        pen.y -= LINE_HEIGHT
      }
      return
    case 'labels_first':
    case 'values_first': {
      const columns = [block.pairs.map(([label]) => label), block.pairs.map(([, value]) => value)]
      if (block.kind === 'values_first') columns.reverse()
      columns.forEach((texts, index) => {
        drawColumn(pen, { texts, x: index === 0 ? LEFT : VALUE_COLUMN })
      })
      pen.y -= block.pairs.length * LINE_HEIGHT
      return
    }
    case 'row':
      drawRow(pen, block)
  }
}

/** Leaves the pen where it was. */
function drawColumn(pen: Pen, { texts, x }: { readonly texts: readonly string[]; readonly x: number }): void {
  const top = pen.y
  for (const text of texts) {
    put(pen, { text, x })
    pen.y -= LINE_HEIGHT
  }
  pen.y = top
}

function drawRow(pen: Pen, { cells, glued }: { readonly cells: readonly string[]; readonly glued: boolean }): void {
  let x = LEFT
  for (const cell of cells) {
    const end = put(pen, { text: cell, x })
    x = glued ? end : x + CELL_WIDTH
  }
  pen.y -= LINE_HEIGHT
}

interface Stretch {
  readonly text: string
  readonly x: number
  readonly font?: PDFFont
}

/** Returns where the text ends. */
function put({ page, plain, ethiopic, y }: Pen, { text, x, font = plain }: Stretch): number {
  let end = x
  for (const run of text.split(ETHIOPIC)) {
    if (run === '') continue
    const own = ethiopic !== null && ETHIOPIC.test(run) ? ethiopic : font
    page.drawText(run, { x: end, y, size: SIZE, font: own })
    end += own.widthOfTextAtSize(run, SIZE)
  }
  return end
}
