import type { TextLine } from '../../../engines/ocr/ocr.ts'

/** Share of a line's height that two pieces must have in common to stand on one row. */
const OVERLAP_MIN = 0.5

/** Recognized pieces as text: rows from top to bottom, the pieces of a row from left to right with a space between. */
export function textOfLines(lines: readonly TextLine[]): string {
  const rows: { top: number; bottom: number; pieces: TextLine[] }[] = []
  for (const line of lines.toSorted((a, b) => middle(a) - middle(b))) {
    const [top, bottom] = extent(line)
    const row = rows.at(-1)
    if (row !== undefined && overlap(row, { top, bottom }) >= OVERLAP_MIN) row.pieces.push(line)
    else rows.push({ top, bottom, pieces: [line] })
  }
  return rows
    .map(({ pieces }) =>
      pieces
        .toSorted((a, b) => left(a) - left(b))
        .map((each) => each.text)
        .join(' '),
    )
    .join('\n')
}

interface Band {
  readonly top: number
  readonly bottom: number
}

function overlap(row: Band, piece: Band): number {
  const common = Math.min(row.bottom, piece.bottom) - Math.max(row.top, piece.top)
  return common / Math.max(Number.EPSILON, Math.min(row.bottom - row.top, piece.bottom - piece.top))
}

function extent({ quad }: TextLine): readonly [number, number] {
  const ys = quad.map(([, y]) => y)
  return [Math.min(...ys), Math.max(...ys)]
}

function middle(line: TextLine): number {
  const [top, bottom] = extent(line)
  return (top + bottom) / 2
}

function left({ quad }: TextLine): number {
  return Math.min(...quad.map(([x]) => x))
}
