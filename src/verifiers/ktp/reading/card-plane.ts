import type { Label } from '../../../engines/forms/find-labels.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import type { RowName } from '../layout/fields.ts'
import { KTP_LAYOUT } from '../layout/ktp-layout.ts'

/** The box of a card in the frame that its print was laid out in. */
export interface CardPlane {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Fewer labels say too little of where a card begins and ends. */
const LABELS_MIN = 5

/** Width / height of a card (ISO/IEC 7810, ID-1). */
const CARD_ASPECT = 1.586

/** From the NIK to the line of validity, in parts of the card's height: 0.7 to 0.76 by layout. */
const ROWS_SHARE = 0.7

/** What a card has above its NIK, and below its last line, in parts of its height. */
const ABOVE = 0.26
const BELOW = 0.14

/** What is left of the labels, in parts of the card's width: a rim, or the portrait where that is on the left. */
const RIM = 0.06
const PORTRAIT_LEFT = 0.34

const RANKS = new Map(
  KTP_LAYOUT.rows.filter(({ name }) => name !== 'blood_type').map(({ name }, index) => [name, index] as const),
)
const LAST_RANK = RANKS.size - 1

/** Where the card lies whose labels these are: words outside are not its own. Null where too few labels were found. */
export function cardPlane(labels: readonly Label<RowName>[]): CardPlane | null {
  const left = middle(labels.filter(({ from }) => from === 0).map(({ run }) => run.left))
  const rows = labels.flatMap(({ row, run }) => {
    const rank = RANKS.get(row)
    return rank === undefined ? [] : [{ rank, y: run.y }]
  })
  if (left === null || rows.length < LABELS_MIN) return null
  const pitch = middle(
    rows.flatMap((a) => rows.flatMap((b) => (b.rank > a.rank ? [(b.y - a.y) / (b.rank - a.rank)] : []))),
  )
  if (pitch === null || pitch <= 0) return null
  const first = Math.min(...rows.map(({ rank, y }) => y - rank * pitch))
  const last = Math.max(...rows.map(({ rank, y }) => y + (LAST_RANK - rank) * pitch))
  const height = (last - first) / ROWS_SHARE
  const width = height * CARD_ASPECT
  return {
    left: left - RIM * width,
    right: left + width,
    top: first - ABOVE * height,
    bottom: last + BELOW * height,
  }
}

/** The plane with room for a portrait that stands left of the labels. */
export function withRoom({ left, right, top, bottom }: CardPlane): CardPlane {
  return { left: left - (right - left) * (PORTRAIT_LEFT - RIM), right, top, bottom }
}

/** Whether the middle of a run lies on the plane. */
export function isOnPlane({ left, right, y }: TextRun, plane: CardPlane): boolean {
  const x = (left + right) / 2
  return x > plane.left && x < plane.right && y > plane.top && y < plane.bottom
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}
