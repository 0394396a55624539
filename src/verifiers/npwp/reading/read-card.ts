import type { Picture } from '../../../engines/documents/documents.ts'
import { type FormReading, readForm } from '../../../engines/forms/read-form.ts'
import { lookAgain, type OnPaper, type WorthLook } from '../../../engines/forms/second-look.ts'
import { findTurnedMarks } from '../../../engines/forms/turned-marks.ts'
import type { Ocr, OcrReading } from '../../../engines/ocr/ocr.ts'
import type { AreaTable } from '../../../lib/nik/areas.ts'
import { findNumbers } from './find-numbers.ts'
import { NPWP_LAYOUT, type NpwpRow } from './npwp-layout.ts'
import { type NumberReading, readNumber } from './read-number.ts'
import { type NpwpValues, readValues, type TextField } from './read-values.ts'
import { unlabelledRows } from './unlabelled-rows.ts'

/** A tax card as it was read. */
export interface NpwpReadingOnCard {
  readonly reading: OcrReading
  readonly form: FormReading<NpwpRow>
  readonly values: NpwpValues
  /** From top to bottom. */
  readonly numbers: readonly NumberReading[]
}

/** A card has a dozen lines; there is room for its back and for what it lies on. A page of a letter has more. */
const LINES_MAX = 60

const WORTH: Readonly<Partial<Record<TextField, WorthLook<NpwpRow>>>> = {
  name: { row: 'name', weakest: 0.65 },
  address: { row: 'address', weakest: 0.65 },
  tax_office: { row: 'tax_office', weakest: 0.5 },
  registered_at: { row: 'registered_at', weakest: 0.5 },
}

interface ReadDeps {
  readonly ocr: Ocr
  readonly areas: AreaTable
  readonly signal: AbortSignal
}

/** Reads a card: all lines once, weak rows and the numbers once more and closer. */
export async function readCard(picture: Picture, { ocr, areas, signal }: ReadDeps): Promise<NpwpReadingOnCard> {
  const reading = await ocr.read(picture, { subject: 'card', linesMax: LINES_MAX, signal })
  const paper: OnPaper = { picture, reading, ocr, signal }
  const parsed = readForm(reading, NPWP_LAYOUT)
  const found = findNumbers(parsed.frame.runs, parsed.labels.find(({ row }) => row === 'nik')?.run ?? null)
  const form = {
    ...parsed,
    rows: { ...parsed.rows, ...unlabelledRows(parsed, found) },
    marks: [...parsed.marks, ...(await findTurnedMarks(picture, reading, { ocr, signal }))],
  }
  const values = readValues(form.rows, areas)
  const doubt = {
    form,
    values,
    worth: WORTH,
    overlooked: [],
    readValues: (rows: typeof form.rows) => readValues(rows, areas),
  }
  const { fields } = await lookAgain(doubt, paper)
  const numbers: NumberReading[] = []
  for (const each of found) {
    const number = await readNumber(each, form.frame, paper)
    if (number !== null) numbers.push(number)
  }
  return { reading, form, values: { fields }, numbers }
}
