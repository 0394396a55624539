import type { PlacedText } from '../tamper.ts'

/** A part of a line of text: columns from and to, in 0–1 along the line. */
export interface TextWindow {
  readonly from: number
  readonly to: number
}

/** Cuts a line into parts of about so many signs. Lines whose signs are not known are one part. */
export function windowsOf({ signs }: Pick<PlacedText, 'signs'>, signsEach: number): readonly TextWindow[] {
  const count = Math.max(1, Math.round(signs.length / signsEach))
  if (count === 1) return [{ from: 0, to: 1 }]
  const borders = Array.from({ length: count + 1 }, (_, index) => {
    if (index === 0) return 0
    if (index === count) return 1
    const at = Math.round((signs.length * index) / count)
    return ((signs[at - 1]?.at ?? 0) + (signs[at]?.at ?? 1)) / 2
  })
  return borders.slice(1).map((to, index) => ({ from: borders[index] ?? 0, to }))
}
