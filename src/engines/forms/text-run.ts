import type { OcrReading, Point, Quad, TextLine } from '../ocr/ocr.ts'

/** One character with the evidence for it. Lengths are in heights of the upright area, tilt taken off. */
export interface Cell {
  readonly char: string
  /** 0–1, as the net says. */
  readonly probability: number
  readonly alternatives: readonly { readonly char: string; readonly probability: number }[]
  /** Middle of the character. */
  readonly x: number
}

/** A stretch of characters on one line of text. */
export interface TextRun {
  readonly cells: readonly Cell[]
  readonly left: number
  readonly right: number
  /** Middle line at the run's own centre. */
  readonly y: number
  readonly height: number
  /** Which line of the reading it was cut from. */
  readonly line: number
}

/** Where a run lies: from tilt-free lengths back to 0–1 of the upright area. */
export interface PaperFrame {
  readonly runs: readonly TextRun[]
  toQuad(bounds: { left: number; right: number; top: number; bottom: number }): Quad
}

/** Lays the lines of a reading out in one tilt-free frame, so that what was printed on one row has one height. */
export function frameOf(reading: Pick<OcrReading, 'lines' | 'aspectRatio'>): PaperFrame {
  const { aspectRatio } = reading
  const angle = tiltOf(reading.lines, aspectRatio)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const level = ([x, y]: Point): Point => [x * aspectRatio * cos + y * sin, y * cos - x * aspectRatio * sin]
  const back = (x: number, y: number): Point => [(x * cos - y * sin) / aspectRatio, y * cos + x * sin]
  return {
    runs: reading.lines.map((line, index) => runOf(line, { index, level })).filter(({ cells }) => cells.length > 0),
    toQuad: ({ left, right, top, bottom }) => [
      back(left, top),
      back(right, top),
      back(right, bottom),
      back(left, bottom),
    ],
  }
}

/** The text of some cells, capitals, single spaces. */
export function textOf(cells: readonly Cell[]): string {
  return cells
    .map(({ char }) => char)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase()
}

/** A part of a run, by cells, with its bounds drawn in. */
export function slice(run: TextRun, from: number, to: number): TextRun {
  const cells = trimmed(run.cells.slice(from, to))
  const pitch = run.cells.length > 0 ? (run.right - run.left) / run.cells.length : 0
  const first = cells[0]
  const last = cells.at(-1)
  if (first === undefined || last === undefined) return { ...run, cells }
  const isFirst = first === run.cells.find(isInk)
  const isLast = last === run.cells.findLast(isInk)
  return {
    ...run,
    cells,
    left: isFirst ? run.left : Math.max(run.left, first.x - pitch / 2),
    right: isLast ? run.right : Math.min(run.right, last.x + pitch / 2),
  }
}

/** Smallest upright box around some runs, in the card's frame. */
export function boundsOf(runs: readonly TextRun[]) {
  if (runs.length === 0) return null
  return {
    left: Math.min(...runs.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    top: Math.min(...runs.map(({ y, height }) => y - height / 2)),
    bottom: Math.max(...runs.map(({ y, height }) => y + height / 2)),
  }
}

/** Whether a cell shows something: not a space. */
export function isInk(cell: Cell): boolean {
  return cell.char.trim() !== ''
}

function trimmed(cells: readonly Cell[]): readonly Cell[] {
  const first = cells.findIndex(isInk)
  return first < 0 ? [] : cells.slice(first, cells.findLastIndex(isInk) + 1)
}

function runOf(line: TextLine, at: { index: number; level: (point: Point) => Point }): TextRun {
  const [a, b, c, d] = line.quad
  const [topLeft, topRight, bottomRight, bottomLeft] = [at.level(a), at.level(b), at.level(c), at.level(d)]
  const left = (topLeft[0] + bottomLeft[0]) / 2
  const right = (topRight[0] + bottomRight[0]) / 2
  return {
    cells: line.glyphs.map(({ at: along, ...glyph }) => ({ ...glyph, x: left + along * (right - left) })),
    left,
    right,
    y: (topLeft[1] + topRight[1] + bottomRight[1] + bottomLeft[1]) / 4,
    height: (bottomLeft[1] - topLeft[1] + bottomRight[1] - topRight[1]) / 2,
    line: at.index,
  }
}

/** Radians. The middle tilt of the lines, long ones counting more: a short line's corners say little. */
function tiltOf(lines: readonly TextLine[], aspectRatio: number): number {
  const tilts = lines
    .map(({ quad: [from, to] }) => ({ run: (to[0] - from[0]) * aspectRatio, rise: to[1] - from[1] }))
    .filter(({ run }) => run > 0)
    .map(({ run, rise }) => ({ angle: Math.atan2(rise, run), weight: run }))
    .toSorted((a, b) => a.angle - b.angle)
  const half = tilts.reduce((sum, { weight }) => sum + weight, 0) / 2
  let passed = 0
  for (const { angle, weight } of tilts) {
    passed += weight
    if (passed >= half) return angle
  }
  return 0
}
