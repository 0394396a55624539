import type { Box, RulingLine } from '../documents.ts'
import { after, type Matrix, mapBox, mapPoint, onPage } from './page-map.ts'
import { inModule, type Pdfium, withRoom } from './pdfium.ts'

const OBJECTS_MAX = 50_000
const LINES_MAX = 5_000
const SEGMENTS_MAX = 200
const NESTING_MAX = 8
/** FPDF_PAGEOBJ_… (fpdfview.h). */
const PATH = 2
const IMAGE = 3
const FORM = 5
/** FPDF_SEGMENT_LINETO. */
const LINE_TO = 0
const MATRIX_BYTES = 24
/** Of the page's side: a ruling line is at least so long and at most so thick. */
const LENGTH_MIN = 0.01
const THICKNESS_MAX = 0.004

interface Found {
  readonly lines: RulingLine[]
  pictureShare: number
  objects: number
}

/** Ruling lines and pictures of a page, those in forms that it draws included. */
export function readShapes(pdfium: Pdfium, page: number, map: Matrix) {
  const found: Found = { lines: [], pictureShare: 0, objects: 0 }
  const isWhole = withRoom(pdfium, MATRIX_BYTES, (room) => {
    const walk = walker({ pdfium, room, found })
    const objectAt = inModule(pdfium, '_FPDFPage_GetObject')
    const count = Number(inModule(pdfium, '_FPDFPage_CountObjects')(page))
    return walk({ count, at: (index) => Number(objectAt(page, index)), map, depth: 0 })
  })
  return { lines: found.lines, pictureShare: Math.min(1, found.pictureShare), isCut: !isWhole }
}

interface Walk {
  readonly pdfium: Pdfium
  readonly room: number
  readonly found: Found
}

interface Level {
  readonly count: number
  readonly at: (index: number) => number
  readonly map: Matrix
  readonly depth: number
}

/** Answers whether all objects were looked at. */
function walker({ pdfium, room, found }: Walk): (level: Level) => boolean {
  const typeOf = inModule(pdfium, '_FPDFPageObj_GetType')
  const countIn = inModule(pdfium, '_FPDFFormObj_CountObjects')
  const objectIn = inModule(pdfium, '_FPDFFormObj_GetObject')
  const boxOf = boxReader(pdfium, room)
  const matrixOf = matrixReader(pdfium, room)
  const linesOf = lineReader(pdfium, room)
  const look = (object: number, { map, depth }: Level): boolean => {
    const type = Number(typeOf(object))
    if (type === FORM) {
      if (depth >= NESTING_MAX) return false
      const at = (index: number) => Number(objectIn(object, index))
      return walk({ count: Number(countIn(object)), at, map: after(matrixOf(object), map), depth: depth + 1 })
    }
    const box = type === PATH || type === IMAGE ? boxOf(object) : null
    const seen = box === null ? null : onPage(mapBox(map, box))
    if (seen === null) return true
    if (type === IMAGE) found.pictureShare += (seen[2] - seen[0]) * (seen[3] - seen[1])
    else found.lines.push(...linesOf(object, { seen, map: after(matrixOf(object), map) }))
    return true
  }
  const walk = (level: Level): boolean => {
    let isWhole = true
    for (let index = 0; index < level.count; index += 1) {
      found.objects += 1
      if (found.objects > OBJECTS_MAX || found.lines.length > LINES_MAX) return false
      isWhole = look(level.at(index), level) && isWhole
    }
    return isWhole
  }
  return walk
}

function boxReader(pdfium: Pdfium, room: number) {
  const boundsOf = inModule(pdfium, '_FPDFPageObj_GetBounds')
  return (object: number): Box | null => {
    if (Number(boundsOf(object, room, room + 4, room + 8, room + 12)) === 0) return null
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 4)
    return [left, bottom, right, top]
  }
}

function matrixReader(pdfium: Pdfium, room: number) {
  const matrixOf = inModule(pdfium, '_FPDFPageObj_GetMatrix')
  return (object: number): Matrix => {
    if (Number(matrixOf(object, room)) === 0) return [1, 0, 0, 1, 0, 0]
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 6)
    return [a, b, c, d, e, f]
  }
}

/** A thin shape is a line as a whole; of others, their straight edges along the page are. */
function lineReader(pdfium: Pdfium, room: number) {
  const countOf = inModule(pdfium, '_FPDFPath_CountSegments')
  const segmentAt = inModule(pdfium, '_FPDFPath_GetPathSegment')
  const pointOf = inModule(pdfium, '_FPDFPathSegment_GetPoint')
  const typeOf = inModule(pdfium, '_FPDFPathSegment_GetType')
  return (object: number, { seen, map }: { readonly seen: Box; readonly map: Matrix }): RulingLine[] => {
    const whole = lineOf(seen)
    if (whole !== null) return [whole]
    const lines: RulingLine[] = []
    let from: readonly [number, number] | null = null
    for (let index = 0; index < Math.min(SEGMENTS_MAX, Number(countOf(object))); index += 1) {
      const segment = Number(segmentAt(object, index))
      if (Number(pointOf(segment, room, room + 4)) === 0) continue
      const [x = 0, y = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 2)
      const to = mapPoint(map, x, y)
      if (from !== null && Number(typeOf(segment)) === LINE_TO) {
        const line = edge(from, to)
        if (line !== null) lines.push(line)
      }
      from = to
    }
    return lines
  }
}

function edge([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): RulingLine | null {
  const box = onPage([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)])
  return box === null ? null : lineOf(box)
}

function lineOf(box: Box): RulingLine | null {
  const width = box[2] - box[0]
  const height = box[3] - box[1]
  if (width >= LENGTH_MIN && height <= THICKNESS_MAX) return { direction: 'horizontal', box }
  if (height >= LENGTH_MIN && width <= THICKNESS_MAX) return { direction: 'vertical', box }
  return null
}
