import { findLabels, type Label } from '../../../engines/forms/find-labels.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import { KTP_LAYOUT } from '../layout/ktp-layout.ts'
import type { ParsedCard } from '../reading/parse-card.ts'

/** So many labels that stand there twice are those of a second card, not words that happen to be alike. */
const LABELS_TWICE_MIN = 5

/** Left ends of labels that stand in one column lie this near to each other, in heights of a line. */
const COLUMN_WIDTH = 3

/** Whether another card's labels stand beside or under those of the card that was read. */
export function showsSeveralCards({ frame, labels }: ParsedCard): boolean {
  const lines = new Set(labels.map(({ run }) => run.line))
  const others = findLabels(
    frame.runs.filter(({ line }) => !lines.has(line)),
    KTP_LAYOUT,
  ).filter(({ score }) => score >= 0.8)
  return largestColumn(others) >= LABELS_TWICE_MIN
}

function largestColumn(labels: readonly Label<string>[]): number {
  const lefts = labels.map(({ run }) => run)
  const near = (a: TextRun, b: TextRun) => Math.abs(a.left - b.left) < a.height * COLUMN_WIDTH
  return Math.max(0, ...lefts.map((run) => lefts.filter((other) => near(run, other)).length))
}
