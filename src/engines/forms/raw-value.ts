import type { Cell, TextRun } from './text-run.ts'

/** What stands behind a label, before anything is made of it. */
export interface RawValue {
  readonly runs: readonly TextRun[]
  /** `label`: beside or under its label. `place`: its label was not read, it stands where the value must be. */
  readonly foundBy: 'label' | 'place'
}

/** The cells of a value over all its runs, a space where one run ends and the next begins. */
export function cellsOf(value: RawValue | undefined): readonly Cell[] {
  return joinRuns(value?.runs ?? [])
}

/** The cells of some runs in the order given, a space between each two. */
export function joinRuns(runs: readonly TextRun[]): readonly Cell[] {
  return runs.flatMap((run, index) =>
    index === 0 ? run.cells : [{ char: ' ', probability: 1, alternatives: [], x: run.left }, ...run.cells],
  )
}
