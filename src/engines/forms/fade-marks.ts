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
const DARK = 0.75

/** Fields with less contrast than this have no print that tells how dark print is. Shares of the paper's brightness. */
const CONTRAST_MIN = 0.25

/** Where a mark is the darkest thing around it would pass for ink: ink has at least this share of the usual contrast. */
const CONTRAST_SHARE = 0.85

/** A grey copy of a picture with only what is about as dark as its print: marks laid over it pale are gone. */
export function fadeMarks({ width, height, data }: Picture): Picture {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 3], data[at * 3 + 1], data[at * 3 + 2]]
    grey[at] = (77 * red + 150 * green + 29 * blue) >> 8
  }
  const { columns, papers, inks } = fieldsOf(grey, width, height)
  const across = Array.from({ length: width }, (_, x) => between(x, columns))
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    const down = between(y, papers.length / columns)
    const [above, below] = [down.first * columns, down.second * columns]
    for (let x = 0; x < width; x++) {
      const { first, second, share } = across[x] ?? down
      const at = (levels: Float32Array) => {
        const top = mix(levels[above + first] ?? 0, levels[above + second] ?? 0, share)
        return mix(top, mix(levels[below + first] ?? 0, levels[below + second] ?? 0, share), down.share)
      }
      const [paper, ink] = [at(papers), at(inks)]
      const dark = (paper - (grey[y * width + x] ?? 0)) / Math.max(1, paper - ink)
      const print = Math.min(1, Math.max(0, (dark - PALE) / (DARK - PALE)))
      const level = Math.round(paper - print * (paper - ink))
      const to = (y * width + x) * 3
      out[to] = level
      out[to + 1] = level
      out[to + 2] = level
    }
  }
  return { width, height, data: out }
}

interface Between {
  readonly first: number
  readonly second: number
  /** How near to the second, 0–1. */
  readonly share: number
}

/** The fields on whose middles a place lies between. */
function between(place: number, fields: number): Between {
  const at = Math.min(fields - 1, Math.max(0, (place + 0.5) / FIELD - 0.5))
  const first = Math.floor(at)
  return { first, second: Math.min(fields - 1, first + 1), share: at - first }
}

function mix(first: number, second: number, share: number): number {
  return first + (second - first) * share
}

/** Brightness of each field and those around it: what there is most of, and the darkest hundredth. */
function fieldsOf(grey: Uint8Array, width: number, height: number) {
  const [columns, rows] = [Math.ceil(width / FIELD), Math.ceil(height / FIELD)]
  const [papers, inks] = [new Float32Array(columns * rows), new Float32Array(columns * rows)]
  for (let index = 0; index < papers.length; index++) {
    const [left, top] = [((index % columns) - 1) * FIELD, (Math.floor(index / columns) - 1) * FIELD]
    const counts = new Uint32Array(256)
    let total = 0
    for (let y = Math.max(0, top); y < Math.min(height, top + 3 * FIELD); y += 2) {
      for (let x = Math.max(0, left); x < Math.min(width, left + 3 * FIELD); x += 2) {
        const level = grey[y * width + x] ?? 0
        counts[level] = (counts[level] ?? 0) + 1
        total++
      }
    }
    papers[index] = levelAt(counts, total * 0.6)
    inks[index] = levelAt(counts, total * 0.01)
  }
  const contrast = CONTRAST_SHARE * usualContrast(papers, inks)
  return { columns, papers, inks: inks.map((ink, index) => Math.min(ink, (papers[index] ?? 0) * (1 - contrast))) }
}

/** Half of the fields with print have more, as share of the paper's brightness. */
function usualContrast(papers: Float32Array, inks: Float32Array): number {
  const contrasts = [...inks].map((ink, index) => 1 - ink / Math.max(1, papers[index] ?? 0))
  const printed = contrasts.filter((contrast) => contrast >= CONTRAST_MIN).toSorted((a, b) => a - b)
  return printed[Math.floor(printed.length / 2)] ?? CONTRAST_MIN
}

function levelAt(counts: Uint32Array, rank: number): number {
  let passed = 0
  for (const [level, count] of counts.entries()) {
    passed += count
    if (passed > rank) return level
  }
  return 255
}
