import { likeness } from '../../../engines/forms/likeness.ts'
import { isInk, type TextRun, textOf } from '../../../engines/forms/text-run.ts'
import type { ParsedCard } from '../reading/parse-card.ts'

/** Papers that carry what a KTP carries and are something else. */
export type OtherPaper = 'SUBSTITUTE_LETTER' | 'CHILD_CARD' | 'DIGITAL_IDENTITY_SCREEN' | 'NOT_ELECTRONIC' | 'OTHER'

/** Titles, without spaces: a title is often set in spaced letters. */
const TITLES: readonly (readonly [paper: OtherPaper, title: string])[] = [
  ['CHILD_CARD', 'KARTUIDENTITASANAK'],
  ['DIGITAL_IDENTITY_SCREEN', 'IDENTITASKEPENDUDUKANDIGITAL'],
  ['DIGITAL_IDENTITY_SCREEN', 'KTPDIGITAL'],
  ['OTHER', 'SURATIZINMENGEMUDI'],
  ['OTHER', 'DRIVINGLICENSE'],
  ['OTHER', 'KARTUKELUARGA'],
  ['OTHER', 'KARTUPEMILIH'],
  ['OTHER', 'KARTUINDONESIASEHAT'],
  ['OTHER', 'BPJSKESEHATAN'],
  ['OTHER', 'IZINTINGGAL'],
  ['OTHER', 'KARTUIZINTINGGAL'],
  ['OTHER', 'LIMITEDSTAYPERMIT'],
  ['OTHER', 'PERMANENTSTAYPERMIT'],
  ['OTHER', 'PASPOR'],
  ['OTHER', 'BIODATAPENDUDUK'],
  ['OTHER', 'FORMULIR'],
  ['OTHER', 'NOMORPOKOKWAJIBPAJAK'],
  ['OTHER', 'KARTUTANDAMAHASISWA'],
  ['OTHER', 'KARTUPELAJAR'],
  ['OTHER', 'KARTUTANDAANGGOTA'],
  ['OTHER', 'KARTUPEGAWAI'],
]

/** Labels of a child's card that no KTP has; two of them are its. */
const CHILD_LABELS = ['NOMORKARTUKELUARGA', 'NAMAKEPALAKELUARGA', 'NOAKTAKELAHIRAN']

/** Titles stand above the NIK, at most so many rows away: what lies on the desk beside a card is no title of it. */
const ROWS_ABOVE_MAX = 10

/** What a paper calls itself, by its title or by what only it carries; null where nothing says that it is no KTP. */
export function nameOtherPaper(card: ParsedCard): OtherPaper | null {
  const titles = titlesOf(card)
  const titled = TITLES.find(([, title]) => titles.some((text) => beginsWith(text, title)))?.[0] ?? letterOf(titles)
  if (titled !== null) return titled
  const runs = card.frame.runs.map(lettersOf)
  const childLabels = CHILD_LABELS.filter((label) => runs.some((text) => beginsWith(text, label)))
  if (childLabels.length >= 2) return 'CHILD_CARD'
  return isOldForm(card, titles) ? 'NOT_ELECTRONIC' : null
}

function titlesOf({ frame, labels, rows }: ParsedCard): readonly Letters[] {
  const nik = rows.nik?.runs[0] ?? labels.find(({ row }) => row === 'nik')?.run
  const top = nik?.y ?? Math.min(...labels.map(({ run }) => run.y))
  const height = nik?.height ?? labels[0]?.run.height ?? 0
  return frame.runs.filter((run) => run.y < top && run.y > top - height * ROWS_ABOVE_MAX * 1.4).map(lettersOf)
}

/** A letter of an office: the registry's stands in for a card that is not printed yet. */
function letterOf(titles: readonly Letters[]): OtherPaper | null {
  const title = titles.find((text) => beginsWith(text, 'SURATKETERANGAN'))
  if (title === undefined) return null
  return /DOMISILI|PENDUDUK$|USAHA|TIDAK|LAHIR|PINDAH/.test(title.text) ? 'OTHER' : 'SUBSTITUTE_LETTER'
}

/**
 * The paper card of before 2011 by its own signs, two of which are needed: the state over the province, the card's name, the
 * office that signed. A printed end of validity is none of them: the first electronic cards carry one.
 */
function isOldForm({ frame, rows }: ParsedCard, titles: readonly Letters[]): boolean {
  const inRows = new Set(Object.values(rows).flatMap(({ runs }) => runs.map(({ line }) => line)))
  const apart = frame.runs.filter(({ line }) => !inRows.has(line))
  const isElectronic = titles.some(({ text }) => text.includes('ELEKTRONIK'))
  const signs = [
    !isElectronic && titles.some((text) => beginsWith(text, 'REPUBLIKINDONESIA')),
    !isElectronic && titles.some((text) => beginsWith(text, 'KARTUTANDAPENDUDUK')),
    apart.some((run) => /^(A\.?N\.? )?(CAMAT|BUPATI|WALIKOTA|KEPALA DINAS)\b/.test(textOf(run.cells))),
  ]
  return signs.filter(Boolean).length >= 2
}

interface Letters {
  readonly cells: TextRun['cells']
  readonly text: string
}

function lettersOf(run: TextRun): Letters {
  const cells = run.cells.filter((cell) => isInk(cell) && /[A-Za-z0-9|!]/.test(cell.char))
  return { cells, text: textOf(cells) }
}

function beginsWith({ cells }: Letters, title: string): boolean {
  if (cells.length < title.length * 0.8) return false
  return likeness(cells.slice(0, title.length + 3), title, { prefix: true }).cost <= title.length * 0.2
}
