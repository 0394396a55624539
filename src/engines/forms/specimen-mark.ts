import { likeness } from './likeness.ts'
import { isInk, type TextRun } from './text-run.ts'

const MARKS = ['SPECIMEN', 'CONTOH', 'SAMPLE', 'SPESIMEN']

/** Whether a line of text is a mark that says: this is no real card. Letters may be spaced or slightly misread. */
export function isSpecimenMark(run: TextRun): boolean {
  const letters = run.cells.filter(isInk)
  return MARKS.some((mark) => {
    // The mark may stand several times on one line.
    const whole = letters.length > mark.length * 1.5 ? mark.repeat(Math.round(letters.length / mark.length)) : mark
    return likeness(letters, whole).cost <= whole.length * 0.28
  })
}
