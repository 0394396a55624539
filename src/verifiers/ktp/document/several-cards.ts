import { findLabels, type Label } from '../../../engines/forms/find-labels.ts'
import { boundsOf, type TextRun } from '../../../engines/forms/text-run.ts'
import type { RowName } from '../layout/fields.ts'
import { KTP_LAYOUT } from '../layout/ktp-layout.ts'
import { type CardPlane, cardPlane } from '../reading/card-plane.ts'
import type { ParsedCard } from '../reading/parse-card.ts'

/** So many labels that stand there twice are those of a second card, not words that happen to be alike. */
const LABELS_TWICE_MIN = 5

/** Left ends of labels that stand in one column lie this near to each other, in heights of a line. */
const COLUMN_WIDTH = 3

/** Labels that are read less surely may be other words. */
const CERTAIN = 0.8

/** Where another card's labels stand beside or under those of the card that was read; null where none do. */
export function findCardBeside({ frame, labels }: Pick<ParsedCard, 'frame' | 'labels'>): CardPlane | null {
  const lines = new Set(labels.map(({ run }) => run.line))
  const others = findLabels(
    frame.runs.filter(({ line }) => !lines.has(line)),
    KTP_LAYOUT,
  )
  return planeOf(largestColumn(others.filter(({ score }) => score >= CERTAIN)))
}

/** Where the card lies whose labels these are; null where too few are certain. */
export function findCard({ labels }: Pick<ParsedCard, 'labels'>): CardPlane | null {
  return planeOf(labels.filter(({ score }) => score >= CERTAIN))
}

function planeOf(labels: readonly Label<RowName>[]): CardPlane | null {
  if (labels.length < LABELS_TWICE_MIN) return null
  return cardPlane(labels) ?? boundsOf(labels.map(({ run }) => run))
}

function largestColumn(labels: readonly Label<RowName>[]): readonly Label<RowName>[] {
  const near = (a: TextRun, b: TextRun) => Math.abs(a.left - b.left) < a.height * COLUMN_WIDTH
  const columns = labels.map(({ run }) => labels.filter((other) => near(run, other.run)))
  return columns.toSorted((a, b) => b.length - a.length)[0] ?? []
}
