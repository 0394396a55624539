import { joinRuns } from './raw-value.ts'
import type { TextRun } from './text-run.ts'

/** Runs on one row follow each other at most this far, in heights of a line; farther off something else is printed. */
const GAP_MAX = 5

/** Runs as the lines they are printed in, from top to bottom: what follows on one row is one run. */
export function joinLines(runs: readonly TextRun[]): readonly TextRun[] {
  const lines: TextRun[][] = []
  for (const run of runs.toSorted((a, b) => a.left - b.left)) {
    const line = lines.find((each) => each.some((other) => isBeside(other, run)) && follows(each.at(-1), run))
    if (line === undefined) lines.push([run])
    else line.push(run)
  }
  return lines.map(joined).toSorted((a, b) => a.y - b.y)
}

function isBeside(a: TextRun, b: TextRun): boolean {
  return Math.abs(a.y - b.y) < Math.min(a.height, b.height) * 0.5
}

function follows(last: TextRun | undefined, run: TextRun): boolean {
  return last !== undefined && run.left - last.right < Math.min(last.height, run.height) * GAP_MAX
}

function joined(runs: readonly TextRun[]): TextRun {
  const [first] = runs
  if (first === undefined || runs.length === 1)
    return first ?? { cells: [], left: 0, right: 0, y: 0, height: 0, line: 0 }
  return {
    ...first,
    cells: joinRuns(runs),
    right: Math.max(...runs.map(({ right }) => right)),
    height: Math.max(...runs.map(({ height }) => height)),
  }
}
