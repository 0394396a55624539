import type { Check, Field } from '../verifier.ts'
import { failed, passed, unavailable } from './reasons.ts'

/** Legal forms and titles that one writes and the other leaves out. */
const LEFT_OUT = new Set('PT CV TBK UD YAYASAN KOPERASI H HJ DR DRS DRA IR KH S KOM PD SE ST SH MM MH'.split(' '))

/** Whether two names are one: the same words in any order, signs, titles and legal forms left out. */
export function isSameName(one: string, other: string): boolean {
  return keyOf(one) !== '' && keyOf(one) === keyOf(other)
}

/** A name that was read with less is not compared with anybody. */
const CONFIDENCE_MIN = 0.8

export function checkName(given: string, { value, confidence }: Pick<Field, 'value' | 'confidence'>): Check {
  if (value === null) return unavailable('NAME_NOT_COMPARED')
  if (isSameName(given, value)) return passed('NAME_MATCH')
  if (confidence < CONFIDENCE_MIN) return unavailable('NAME_NOT_COMPARED', 'The name was read with doubt.')
  return failed('NAME_DIFFERS', 'Other words.')
}

function keyOf(name: string): string {
  const plain = name.toUpperCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[’'`]/g, '')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const own = words.filter((word) => !LEFT_OUT.has(word))
  return (own.length === 0 ? words : own).toSorted().join(' ')
}
