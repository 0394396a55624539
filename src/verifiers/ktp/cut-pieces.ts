import { hasInk, type Label } from './find-labels.ts'
import { type Cell, slice, type TextRun } from './text-run.ts'

/** A stretch of text that is no label. `owner`: the label it follows on the same line of text. */
export interface Piece {
  readonly run: TextRun
  readonly owner: Label | null
}

/** Cuts every run at its labels, and at the colon behind a label that was not understood. Colons go. */
export function cutPieces(runs: readonly TextRun[], labels: readonly Label[]): readonly Piece[] {
  return runs.flatMap((run) => {
    const inside = labels.filter((label) => label.run.line === run.line).toSorted((a, b) => a.from - b.from)
    const first = inside[0]
    if (first === undefined) return piecesWithoutLabel(run)
    const ahead = { run: withoutColon(slice(run, 0, first.from)), owner: null }
    const behind = inside.map((label, index) => ({
      run: withoutColon(slice(run, label.to, inside[index + 1]?.from ?? run.cells.length)),
      owner: label,
    }))
    return [ahead, ...behind].filter((piece) => hasInk(piece.run))
  })
}

function piecesWithoutLabel(run: TextRun): readonly Piece[] {
  const colon = run.cells.findIndex(({ char }, index) => char === ':' && index > 2)
  const cuts = colon < 0 ? [run] : [slice(run, 0, colon), slice(run, colon, run.cells.length)]
  return cuts.map((part) => ({ run: withoutColon(part), owner: null })).filter((piece) => hasInk(piece.run))
}

/** A run from its first character that is no colon, nor what a faint colon is read as. */
export function withoutColon(run: TextRun): TextRun {
  const start = run.cells.findIndex((cell) => !isColonLike(cell))
  return start < 0 ? { ...run, cells: [] } : slice(run, start, run.cells.length)
}

// A colon of two faint dots is read as one of these.
function isColonLike({ char }: Cell): boolean {
  return /[\s:;.,·'’`*]/.test(char)
}
