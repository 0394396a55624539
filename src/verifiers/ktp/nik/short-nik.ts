import { isPlainGround, type OnPicture } from '../../../engines/forms/plain-ground.ts'
import { digitCells } from '../../../engines/forms/printed-digits.ts'
import type { Cell, TextRun } from '../../../engines/forms/text-run.ts'

/** Steps from digit to digit, in parts of the usual one, where none is missing between them. */
const STEP = { min: 0.7, max: 1.32 } as const

/** Where one digit more would stand at an end, in steps from the last one. */
const NEXT = { from: 0.6, to: 1.45 } as const

/** At the head, a colon stands nearer than a digit would end. */
const BEFORE = { from: 0.6, to: 1.2 } as const

/** The digits beside an end, in steps, whose paper tells how the ground must look. */
const BESIDE = 3

/**
 * Whether a NIK of 15 digits was printed so: they stand evenly, and where one more would stand the card is bare. Otherwise a
 * digit is hidden, which is much likelier, since no such number is given out.
 */
export function isPrintedShort(cells: readonly Cell[], runs: readonly TextRun[], on: OnPicture): boolean {
  const digits = digitCells(cells)
  const [run] = runs
  const [first, last] = [digits[0], digits.at(-1)]
  if (run === undefined || first === undefined || last === undefined) return false
  const steps = digits.slice(1).map((digit, index) => digit.x - (digits[index]?.x ?? 0))
  const step = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  if (!steps.every((each) => each >= STEP.min * step && each <= STEP.max * step)) return false
  const row = { y: run.y, height: run.height * 0.6 }
  const after = { ...row, left: last.x + NEXT.from * step, right: last.x + NEXT.to * step }
  const before = { ...row, left: first.x - BEFORE.to * step, right: first.x - BEFORE.from * step }
  return (
    isPlainGround(after, { ...row, left: last.x - BESIDE * step, right: last.x }, on) &&
    isPlainGround(before, { ...row, left: first.x, right: first.x + BESIDE * step }, on)
  )
}
