import { toAddis } from './addis-time.ts'
import { CAPITALS_AND_DIGITS, DIGITS, type Random } from './random.ts'

/** When a payment was made, and the last four characters that its reference is to have. */
interface Moment {
  readonly at: Date
  readonly ending: string
}

/** CBE, BOA and Amhara (Temenos): `FT`, two digits of the year, three of the day in the year, five by chance. */
export function drawTemenos(random: Random, { at, ending }: Moment): string {
  return `FT${yearAndDay(at)}${random.text(CAPITALS_AND_DIGITS, 1)}${ending}`
}

/** Dashen, Zemen and Wegagen (FLEXCUBE): branch of three digits, product of four letters, year, day, four by chance. */
export function drawFlexcube(random: Random, { at, ending }: Moment, product: string): string {
  return `${random.text(DIGITS, 3)}${product}${yearAndDay(at)}${ending}`
}

/** The year that the letter A stands for: Telebirr's C is 2025, M-Pesa's U is 2026. */
export const TELEBIRR_YEAR_A = 2023
export const MPESA_YEAR_A = 2006

/** Telebirr and M-Pesa: a letter for the year, one for the month, one character for the day, seven by chance. */
export function drawWallet(random: Random, { at, ending }: Moment, yearOfA: number): string {
  const { year, month, day } = toAddis(at)
  const head = letter(year - yearOfA) + letter(month - 1) + day.toString(36).toUpperCase()
  return head + random.text(CAPITALS_AND_DIGITS, 3) + ending
}

function yearAndDay(at: Date): string {
  const { year, dayOfYear } = toAddis(at)
  return String(year % 100).padStart(2, '0') + String(dayOfYear).padStart(3, '0')
}

function letter(index: number): string {
  return String.fromCharCode(65 + index)
}
