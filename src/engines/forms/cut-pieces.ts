import { hasInk, type Label } from './find-labels.ts'
import { type Cell, slice, type TextRun } from './text-run.ts'

/** A stretch of text that is no label. `owner`: the label it follows on the same line of text. */
export interface Piece<Row extends string> {
  readonly run: TextRun
  readonly owner: Label<Row> | null
}

/** Cuts every run at its labels, and at the colon behind a label that was not understood. Colons go. */
export function cutPieces<Row extends string>(
  runs: readonly TextRun[],
  labels: readonly Label<Row>[],
): readonly Piece<Row>[] {
  return runs.flatMap((run): readonly Piece<Row>[] => {
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

function piecesWithoutLabel(run: TextRun): readonly { readonly run: TextRun; readonly owner: null }[] {
  const colon = run.cells.findIndex(({ char }) => char === ':')
  const cuts = colon <= LABEL_END_MAX ? [run] : [slice(run, 0, colon), slice(run, colon, run.cells.length)]
  return cuts.map((part) => ({ run: withoutColon(part), owner: null })).filter((piece) => hasInk(piece.run))
}

/** The end of a label may fall into the box of its value: so many characters before a colon are no value. */
const LABEL_END_MAX = 4

/** A run from behind its colon, or behind what a faint colon is read as. */
export function withoutColon(run: TextRun): TextRun {
  const colon = run.cells.slice(0, LABEL_END_MAX + 1).findLastIndex(({ char }) => char === ':')
  const start = run.cells.findIndex((cell, index) => index > colon && !isColonLike(cell))
  return start < 0 ? { ...run, cells: [] } : slice(run, start, run.cells.length)
}

// A colon of two faint dots is read as one of these.
function isColonLike({ char }: Cell): boolean {
  return /[\s:;.,·'’`*]/.test(char)
}
