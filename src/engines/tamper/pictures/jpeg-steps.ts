/** Rows of a quantisation table as JPEG writes it: in zigzag order. */
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]

const QUANTISATION = 0xdb
const START_OF_SCAN = 0xda

/** The steps in which brightness was saved, by frequency, row by row; null where it is no JPEG or has no such table. */
export function jpegSteps(file: Uint8Array): readonly number[] | null {
  for (const { marker, body } of jpegSegments(file)) {
    if (marker !== QUANTISATION) continue
    const table = tableOf(body)
    if (table !== null) return table
  }
  return null
}

export interface Segment {
  readonly marker: number
  readonly body: Uint8Array
}

/** The segments of a JPEG before its pixels; of other files none. */
export function* jpegSegments(file: Uint8Array): Generator<Segment> {
  if (file[0] !== 0xff || file[1] !== 0xd8) return
  let at = 2
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker === START_OF_SCAN) return
    const length = ((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0)
    if (length < 2) return
    yield { marker, body: file.subarray(at + 4, at + 2 + length) }
    at += 2 + length
  }
}

/** Table 0, which is the one of brightness. */
function tableOf(body: Uint8Array): readonly number[] | null {
  let at = 0
  while (at < body.length) {
    const [wide, id] = [(body[at] ?? 0) >> 4, (body[at] ?? 0) & 15]
    const size = wide === 0 ? 1 : 2
    if (at + 1 + 64 * size > body.length) return null
    if (id === 0) {
      const steps = new Array<number>(64).fill(1)
      for (const [index, place] of ZIGZAG.entries()) {
        const from = at + 1 + index * size
        steps[place] = size === 1 ? (body[from] ?? 1) : ((body[from] ?? 0) << 8) | (body[from + 1] ?? 0)
      }
      return steps
    }
    at += 1 + 64 * size
  }
  return null
}
