import type { Picture } from '../../documents/documents.ts'
import type { TamperFinding } from '../tamper.ts'

/** Telephones are at least so much higher than wide; paper and cameras seldom are. */
const ASPECT_MIN = 1.7

/** So much of the height is bars of one colour, at both ends of the picture. */
const FLAT_MIN = 0.2

/** Columns that are looked at in each row. */
const COLUMNS = 97

const SAME = 2

/** The screen of a telephone: bars of one colour above and below a picture, which no camera makes. */
export function findScreenshot(picture: Picture): readonly TamperFinding[] {
  const { width, height } = picture
  if (height < width * ASPECT_MIN) return []
  const flat = Array.from({ length: height }, (_, row) => isFlat(picture, row))
  const count = flat.filter(Boolean).length
  const isAtEnd = (rows: readonly boolean[]) => rows.filter(Boolean).length > rows.length * 0.4
  const end = Math.round(height * 0.08)
  if (count < height * FLAT_MIN || !isAtEnd(flat.slice(0, end)) || !isAtEnd(flat.slice(-end))) return []
  const strength = count / height - FLAT_MIN
  return [{ code: 'SCREENSHOT', name: null, box: null, measures: ['flat_bars'], isDecisive: false, strength }]
}

function isFlat({ width, data }: Picture, row: number): boolean {
  const first = row * width * 3
  for (let column = 1; column < COLUMNS; column++) {
    const at = (row * width + Math.floor((column * (width - 1)) / (COLUMNS - 1))) * 3
    for (let channel = 0; channel < 3; channel++) {
      if (Math.abs((data[at + channel] ?? 0) - (data[first + channel] ?? 0)) > SAME) return false
    }
  }
  return true
}
