import type { Picture } from '../../../engines/documents/documents.ts'
import type { PaperFrame, TextRun } from '../../../engines/forms/text-run.ts'
import type { Point, Quad } from '../../../engines/ocr/ocr.ts'
import { pointInPicture } from '../../../lib/geometry/picture-box.ts'

/** What lies between the words of a card. */
export interface CardGround {
  /**
   * How much fine structure the open ground has: the standard deviation of what hangs together over neighbouring samples,
   * in hundredths of the contrast of the print. Paper and screens have next to none, whatever their noise.
   */
  readonly structure: number
  /** How far the colour is from grey, as share of the brightness; towards blue above 0, towards orange below. */
  readonly blueness: number
}

/** Samples for one line of text, across and down. */
const PER_HEIGHT = 6

/** The print is looked at in so many cells; each says by itself what its ground is like. */
const CELLS = { across: 18, down: 12 } as const

/** A cell with fewer open samples says nothing. */
const OPEN_SHARE_MIN = 0.6

/** Lines need not cover all of a card: the cell at this share of the cells, plainest first, speaks for the ground. */
const STRUCTURE_SHARE = 0.6

const SAMPLES_MAX = 420

/** Measures the ground of a card in the open places of its print; null where there is too little print or open ground. */
export function measureGround(picture: Picture, frame: PaperFrame, area: Quad): CardGround | null {
  const grid = gridOver(frame)
  if (grid === null) return null
  const samples = sampleGrid(picture, grid, { frame, area })
  const isText = textMask(frame.runs, grid)
  const contrast = contrastOf(samples, isText)
  const cells = cellsOf(grid).filter((cell) => openShare(isText, grid, cell) >= OPEN_SHARE_MIN)
  if (cells.length < 6 || contrast < 8) return null
  const rest = withoutLight(samples.levels, isText, grid)
  const structures = cells.map((cell) => structureIn(rest, isText, { grid, cell }))
  const colours = cells.map((cell) => bluenessIn(samples, grid, cell))
  return { structure: (100 * atShare(structures, STRUCTURE_SHARE)) / contrast, blueness: middle(colours) }
}

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function gridOver({ runs }: PaperFrame): Grid | null {
  if (runs.length < 8) return null
  const height = middle(runs.map((run) => run.height))
  const left = Math.min(...runs.map((run) => run.left))
  const right = Math.max(...runs.map((run) => run.right))
  const top = Math.min(...runs.map(({ y }) => y))
  const bottom = Math.max(...runs.map(({ y }) => y))
  const count = (length: number) => Math.min(SAMPLES_MAX, Math.round((length / height) * PER_HEIGHT))
  const [columns, rows] = [count(right - left), count(bottom - top)]
  return columns < 40 || rows < 30 ? null : { columns, rows, left, top, right, bottom }
}

interface Samples {
  /** Brightness, 0–255. */
  readonly levels: Float32Array
  readonly reds: Float32Array
  readonly blues: Float32Array
}

/** Each sample is the mean of the pixels it stands for. */
function sampleGrid(
  { width, height, data }: Picture,
  grid: Grid,
  { frame, area }: { readonly frame: PaperFrame; readonly area: Quad },
): Samples {
  const { columns, rows } = grid
  const [a, b, c, d] = frame.toQuad(grid)
  const at = (point: Point) => pointInPicture(point, area)
  const quad: Quad = [at(a), at(b), at(c), at(d)]
  const levels = new Float32Array(columns * rows)
  const [reds, blues] = [new Float32Array(columns * rows), new Float32Array(columns * rows)]
  const pitch = Math.hypot((quad[1][0] - quad[0][0]) * width, (quad[1][1] - quad[0][1]) * height) / columns
  // Neighbours share no pixel, or noise would hang together too.
  const reach = Math.max(0, Math.min(4, Math.floor((pitch - 1) / 2)))
  for (let index = 0; index < levels.length; index++) {
    const [u, v] = [((index % columns) + 0.5) / columns, (Math.floor(index / columns) + 0.5) / rows]
    const [across, down] = pointWithin(quad, u, v)
    const [x, y] = [Math.round(across * width), Math.round(down * height)]
    let [red, green, blue, count] = [0, 0, 0, 0]
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
      for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
        const at = (row * width + column) * 3
        red += data[at] ?? 0
        green += data[at + 1] ?? 0
        blue += data[at + 2] ?? 0
        count++
      }
    }
    const pixels = Math.max(1, count)
    levels[index] = (0.3 * red + 0.59 * green + 0.11 * blue) / pixels
    reds[index] = red / pixels
    blues[index] = blue / pixels
  }
  return { levels, reds, blues }
}

/** A point of a quad, u along and v down it in 0–1. */
function pointWithin([a, b, c, d]: Quad, u: number, v: number): Point {
  const at = (axis: 0 | 1) => (a[axis] * (1 - u) + b[axis] * u) * (1 - v) + (d[axis] * (1 - u) + c[axis] * u) * v
  return [at(0), at(1)]
}

function textMask(runs: readonly TextRun[], { columns, rows, left, top, right, bottom }: Grid): Uint8Array {
  const mask = new Uint8Array(columns * rows)
  const column = (x: number) => ((x - left) / (right - left)) * columns
  const row = (y: number) => ((y - top) / (bottom - top)) * rows
  for (const run of runs) {
    const [from, to] = [row(run.y - run.height * 0.55), row(run.y + run.height * 0.55)]
    const [first, last] = [column(run.left - run.height * 0.4), column(run.right + run.height * 0.4)]
    for (let r = Math.max(0, Math.floor(from)); r <= Math.min(rows - 1, to); r++) {
      for (let c = Math.max(0, Math.floor(first)); c <= Math.min(columns - 1, last); c++) mask[r * columns + c] = 1
    }
  }
  return mask
}

/** How dark print is against the ground, in grey levels; above 0 whichever of the two is the lighter. */
function contrastOf({ levels }: Samples, isText: Uint8Array): number {
  const within = [...levels.filter((_, index) => isText[index] === 1)].toSorted((a, b) => a - b)
  const at = (share: number) => within[Math.floor(within.length * share)] ?? 0
  return at(0.95) - at(0.03)
}

interface CellBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function cellsOf({ columns, rows }: Grid): readonly CellBox[] {
  return Array.from({ length: CELLS.across * CELLS.down }, (_, index) => {
    const [across, down] = [index % CELLS.across, Math.floor(index / CELLS.across)]
    return {
      left: Math.floor((across * columns) / CELLS.across),
      right: Math.floor(((across + 1) * columns) / CELLS.across),
      top: Math.floor((down * rows) / CELLS.down),
      bottom: Math.floor(((down + 1) * rows) / CELLS.down),
    }
  })
}

function openShare(isText: Uint8Array, { columns }: Grid, { left, top, right, bottom }: CellBox): number {
  let open = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) open += isText[y * columns + x] === 1 ? 0 : 1
  return open / Math.max(1, (right - left) * (bottom - top))
}

interface Place {
  readonly grid: Grid
  readonly cell: CellBox
}

/**
 * Light that changes slowly is taken off by the mean of a neighbourhood. Noise is not alike in two neighbours, lines are:
 * what remains is the root of how alike neighbours are.
 */
function structureIn(rest: Float32Array, isText: Uint8Array, { grid, cell }: Place): number {
  const { columns } = grid
  const own = withoutRules(rest, isText, { grid, cell })
  let [sum, pairs] = [0, 0]
  for (let y = cell.top; y < cell.bottom - 1; y++) {
    for (let x = cell.left; x < cell.right - 1; x++) {
      const at = y * columns + x
      if (isText[at] === 1 || isText[at + 1] === 1 || isText[at + columns] === 1) continue
      sum += own(x, y) * (own(x + 1, y) + own(x, y + 1))
      pairs += 2
    }
  }
  return pairs === 0 ? 0 : Math.sqrt(Math.max(0, sum / pairs))
}

/** Ruled and squared paper has lines along the print and across it: the mean of each row and column is taken off. */
function withoutRules(rest: Float32Array, isText: Uint8Array, { grid, cell }: Place): (x: number, y: number) => number {
  const { columns } = grid
  const [across, down] = [new Float64Array(cell.right - cell.left), new Float64Array(cell.bottom - cell.top)]
  const [ofColumn, ofRow] = [new Uint32Array(across.length), new Uint32Array(down.length)]
  const each = (visit: (x: number, y: number, value: number) => void) => {
    for (let y = cell.top; y < cell.bottom; y++) {
      for (let x = cell.left; x < cell.right; x++) {
        const at = y * columns + x
        if (isText[at] !== 1) visit(x - cell.left, y - cell.top, rest[at] ?? 0)
      }
    }
  }
  each((_x, y, value) => {
    down[y] = (down[y] ?? 0) + value
    ofRow[y] = (ofRow[y] ?? 0) + 1
  })
  const rowMean = (y: number) => (down[y] ?? 0) / Math.max(1, ofRow[y] ?? 0)
  each((x, y, value) => {
    across[x] = (across[x] ?? 0) + value - rowMean(y)
    ofColumn[x] = (ofColumn[x] ?? 0) + 1
  })
  return (x, y) => {
    const [column, row] = [x - cell.left, y - cell.top]
    return (rest[y * columns + x] ?? 0) - rowMean(row) - (across[column] ?? 0) / Math.max(1, ofColumn[column] ?? 0)
  }
}

const AROUND = 4

/** Each open sample less the mean of the open ones around it. */
function withoutLight(levels: Float32Array, isText: Uint8Array, { columns, rows }: Grid): Float32Array {
  const wide = columns + 1
  const sums = new Float64Array(wide * (rows + 1))
  const counts = new Uint32Array(wide * (rows + 1))
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [at, to] = [y * columns + x, (y + 1) * wide + x + 1]
      const open = isText[at] === 1 ? 0 : 1
      sums[to] = (sums[to - 1] ?? 0) + (sums[to - wide] ?? 0) - (sums[to - wide - 1] ?? 0) + open * (levels[at] ?? 0)
      counts[to] = (counts[to - 1] ?? 0) + (counts[to - wide] ?? 0) - (counts[to - wide - 1] ?? 0) + open
    }
  }
  return levels.map((level, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)]
    const [left, right] = [Math.max(0, x - AROUND), Math.min(columns, x + AROUND + 1)]
    const [top, bottom] = [Math.max(0, y - AROUND) * wide, Math.min(rows, y + AROUND + 1) * wide]
    const within = (table: Float64Array | Uint32Array) =>
      (table[bottom + right] ?? 0) - (table[bottom + left] ?? 0) - (table[top + right] ?? 0) + (table[top + left] ?? 0)
    return level - within(sums) / Math.max(1, within(counts))
  })
}

function bluenessIn(
  { levels, reds, blues }: Samples,
  { columns }: Grid,
  { left, top, right, bottom }: CellBox,
): number {
  let [difference, brightness] = [0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * columns + x
      difference += (blues[at] ?? 0) - (reds[at] ?? 0)
      brightness += levels[at] ?? 0
    }
  }
  return difference / Math.max(1, brightness)
}

function middle(values: readonly number[]): number {
  return atShare(values, 0.5)
}

function atShare(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}
