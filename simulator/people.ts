import { DIGITS, type Random } from './random.ts'

/** Names as they are given in Ethiopia, put together by chance: nobody in particular is meant. */
const GIVEN = [
  'Abel',
  'Almaz',
  'Bethlehem',
  'Biruk',
  'Chaltu',
  'Dawit',
  'Eleni',
  'Ermias',
  'Feven',
  'Gemechu',
  'Hanna',
  'Hirut',
  'Kalkidan',
  'Lensa',
  'Meron',
  'Mulugeta',
  'Nardos',
  'Natnael',
  'Rahel',
  'Samuel',
  'Selamawit',
  'Tigist',
  'Yared',
  'Yodit',
  'Zerihun',
] as const
const FATHER = [
  'Abebe',
  'Alemu',
  'Assefa',
  'Bekele',
  'Belay',
  'Demissie',
  'Fikre',
  'Gebre',
  'Girma',
  'Haile',
  'Kebede',
  'Lemma',
  'Mekonnen',
  'Negash',
  'Regassa',
  'Shiferaw',
  'Tadesse',
  'Tesfaye',
  'Tolera',
  'Wolde',
  'Worku',
  'Yilma',
] as const
const SHOPS = [
  'Adey Stationery',
  'Blue Nile Cafe',
  'Enkutatash Gifts',
  'Gadaa Electronics',
  'Kazanchis Pharmacy',
  'Meskel Books',
  'Sheger Bakery',
  'Walia Sport Wear',
] as const
const REASONS = [
  'invoice 118',
  'order 2044',
  'rent',
  'school fee',
  'shoes',
  'coffee',
  'thank you',
  'spare parts',
] as const

export function drawPerson(random: Random): string {
  return `${random.pick(GIVEN)} ${random.pick(FATHER)} ${random.pick(FATHER)}`
}

export function drawShop(random: Random): string {
  return random.pick(SHOPS)
}

export function drawReason(random: Random): string {
  return random.pick(REASONS)
}

/** A mobile number as wallets write it: 251 and nine digits. */
export function drawPhone(random: Random): string {
  return `2519${random.text(DIGITS, 8)}`
}

/** An account of `length` digits that begins with `prefix`. */
export function drawAccount(random: Random, prefix: string, length: number): string {
  return prefix + random.text(DIGITS, length - prefix.length)
}

/** The first `head` and the last `tail` characters with stars between, as many as `stars`. */
export function mask(account: string, { head, stars, tail }: { head: number; stars: number; tail: number }): string {
  return `${account.slice(0, head)}${'*'.repeat(stars)}${account.slice(-tail)}`
}
