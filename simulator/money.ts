import type { Random } from './random.ts'

/** What a payment costs beside its amount, all in hundredths of a birr. */
export interface Fees {
  readonly chargeMinor: number
  /** 15 % of the charge. */
  readonly vatMinor: number
  /** 5 % of the charge for the disaster fund (DRRF); 0 where the bank has no such line. */
  readonly fundMinor: number
  /** What left the payer's account. */
  readonly totalMinor: number
}

/** Charges that banks take, in hundredths of a birr. Free payments are frequent. */
const CHARGES = [0, 0, 53, 100, 500, 522, 1000, 1500, 2500] as const

export function drawFees(random: Random, amountMinor: number, hasFund: boolean): Fees {
  const chargeMinor = random.pick(CHARGES)
  const vatMinor = Math.round((chargeMinor * 15) / 100)
  const fundMinor = hasFund ? Math.round((chargeMinor * 5) / 100) : 0
  return { chargeMinor, vatMinor, fundMinor, totalMinor: amountMinor + chargeMinor + vatMinor + fundMinor }
}

/** Mostly whole birr, as people pay, up to 95,000. */
export function drawAmount(random: Random): number {
  const birr = random.chance(0.6) ? random.between(1, 190) * 50 : random.between(20, 95_000)
  return birr * 100 + (random.chance(0.25) ? random.between(1, 99) : 0)
}

/** `1300.00`. */
export function plainAmount(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
}

/** `20,000.00`. */
export function groupedAmount(minor: number): string {
  return plainAmount(minor).replace(/\B(?=(\d{3})+\.)/g, ',')
}

/** As Telebirr prints it: `600`, but `5.22`; a zero is `0.0`. */
export function shortAmount(minor: number): string {
  if (minor === 0) return '0.0'
  return minor % 100 === 0 ? String(minor / 100) : plainAmount(minor)
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** English words for a whole number below a million. */
export function inWords(count: number): string {
  if (count < 20) return ONES[count] ?? ''
  if (count < 100) {
    const rest = count % 10
    return rest === 0 ? (TENS[count / 10] ?? '') : `${TENS[Math.floor(count / 10)]} ${ONES[rest]}`
  }
  const [size, unit]: [number, string] = count < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = count % size
  const head = `${inWords(Math.floor(count / size))} ${unit}`
  return rest === 0 ? head : `${head} ${inWords(rest)}`
}
