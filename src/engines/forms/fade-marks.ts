import type { Picture } from '../documents/documents.ts'
import type { OcrReading, TextLine } from '../ocr/ocr.ts'

/** Print lies level; what is turned by more than this against it was put over it. Radians. */
const TURN_MIN = 4 * (Math.PI / 180)

/** And is so many times as long as high: the angle of a short box says nothing. */
const LENGTH_MIN = 2.5

/** Lines of a reading that run across the print, as a stamp or a watermark of use does. */
export function turnedLines({ lines, aspectRatio }: Pick<OcrReading, 'lines' | 'aspectRatio'>): readonly TextLine[] {
  const angles = lines.map(({ quad: [a, b] }) => Math.atan2(b[1] - a[1], (b[0] - a[0]) * aspectRatio))
  const usual = angles.toSorted((a, b) => a - b)[Math.floor(angles.length / 2)] ?? 0
  return lines.filter(({ quad: [a, b, , d] }, index) => {
    const long = Math.hypot((b[0] - a[0]) * aspectRatio, b[1] - a[1])
    const high = Math.hypot((d[0] - a[0]) * aspectRatio, d[1] - a[1])
    return long > high * LENGTH_MIN && Math.abs((angles[index] ?? usual) - usual) > TURN_MIN
  })
}

/** Pixels a side of the fields in which paper and ink are told apart. */
const FIELD = 32

/** Between paper (0) and ink (1): what is paler than the first goes, what is darker than the second is print. */
const PALE = 0.28
const DARK = 0.5

/** A grey copy of a picture with only what is about as dark as its print: marks laid over it pale are gone. */
export function fadeMarks({ width, height, data }: Picture): Picture {
  const levels = new Uint8Array(width * height)
  for (let at = 0; at < levels.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 3], data[at * 3 + 1], data[at * 3 + 2]]
    levels[at] = (77 * red + 150 * green + 29 * blue) >> 8
  }
  const columns = Math.ceil(width / FIELD)
  const fields = fieldsOf(levels, width, height)
  const out = new Uint8Array(data.length)
  for (let at = 0; at < levels.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const { paper, ink } = fields[Math.floor(y / FIELD) * columns + Math.floor(x / FIELD)] ?? NO_FIELD
    const share = (paper - (levels[at] ?? 0)) / Math.max(40, paper - ink)
    const print = Math.min(1, Math.max(0, (share - PALE) / (DARK - PALE)))
    out.fill(Math.round(paper - print * (paper - ink)), at * 3, at * 3 + 3)
  }
  return { width, height, data: out }
}

interface Levels {
  readonly paper: number
  readonly ink: number
}

const NO_FIELD: Levels = { paper: 255, ink: 0 }

/** Of each field and those around it: what there is most of, and the darkest tenth of a part. */
function fieldsOf(levels: Uint8Array, width: number, height: number): readonly Levels[] {
  const [columns, rows] = [Math.ceil(width / FIELD), Math.ceil(height / FIELD)]
  return Array.from({ length: columns * rows }, (_, index) => {
    const [left, top] = [((index % columns) - 1) * FIELD, (Math.floor(index / columns) - 1) * FIELD]
    const counts = new Uint32Array(256)
    let total = 0
    for (let y = Math.max(0, top); y < Math.min(height, top + 3 * FIELD); y += 2) {
      for (let x = Math.max(0, left); x < Math.min(width, left + 3 * FIELD); x += 2) {
        const level = levels[y * width + x] ?? 0
        counts[level] = (counts[level] ?? 0) + 1
        total++
      }
    }
    return { paper: levelAt(counts, total * 0.6), ink: levelAt(counts, total * 0.01) }
  })
}

function levelAt(counts: Uint32Array, rank: number): number {
  let passed = 0
  for (const [level, count] of counts.entries()) {
    passed += count
    if (passed > rank) return level
  }
  return 255
}
