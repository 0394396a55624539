import { confidenceOf } from '../../engines/forms/confidence.ts'
import { boundsOf, type TextRun } from '../../engines/forms/text-run.ts'
import { boxInPicture } from '../../lib/geometry/picture-box.ts'
import { type NikRules, type NpwpReading, readNpwp } from '../../lib/npwp/npwp.ts'
import type { Field } from '../verifier.ts'
import { NPWP_FIELDS, type NpwpField } from './reading/npwp-layout.ts'
import type { NpwpReadingOnCard } from './reading/read-card.ts'
import { type NumberReading, numberConfidence } from './reading/read-number.ts'
import type { TextField } from './reading/read-values.ts'

export type NpwpFields = Readonly<Record<NpwpField, Field>>

/** Natural log of the odds that the least certain digit must have against its next best. */
const MARGIN_MIN = 1

/** A card's number is whole or not at all: with a digit in doubt the others are worth nothing. */
export function isNumberRead({ digits, weakestMargin }: NumberReading): boolean {
  return [15, 16, 22].includes(digits.length) && weakestMargin >= MARGIN_MIN
}

/** The numbers of a card by what they are. An electronic card prints the new number and below it the old one. */
export function numbersOf(numbers: readonly NumberReading[]) {
  const taxNumbers = numbers.filter(({ of }) => of === 'npwp')
  const main = taxNumbers[0] ?? null
  const old = taxNumbers.slice(1).find(({ digits }) => digits.length === 15) ?? null
  return { main, old, nik: numbers.find(({ of }) => of === 'nik') ?? null }
}

/** Where on its page each value stands, and how sure it is. `page` is counted from 0. */
export function fieldsOf(card: NpwpReadingOnCard, page: number, rules: NikRules): NpwpFields {
  const { form, reading, values } = card
  const locate = (runs: readonly TextRun[]) => {
    const bounds = boundsOf(runs)
    return bounds === null ? null : boxInPicture(form.frame.toQuad(bounds), reading.area)
  }
  const ofNumber = (number: NumberReading | null): Field => {
    const isRead = number !== null && isNumberRead(number)
    const meaning: NpwpReading | null = isRead ? readNpwp(number.digits, rules) : null
    const isConsistent = meaning?.kind === 'npwp' ? meaning.isConsistent : null
    return {
      value: isRead ? number.digits : null,
      confidence: isRead ? numberConfidence(number, isConsistent) : 0,
      page: page + 1,
      box: number === null ? null : locate([number.run]),
      source: 'second_look',
    }
  }
  // A text is no surer than its weakest character.
  const ofText = (name: TextField): Field => {
    const { value, runs, source, evidence } = values.fields[name]
    const confidence = value === null ? 0 : Math.min(confidenceOf(evidence), (1 + evidence.weakest) / 2)
    return { value, confidence, page: page + 1, box: locate(runs), source }
  }
  const { main, old, nik } = numbersOf(card.numbers)
  const texts = { name: ofText('name'), address: ofText('address'), tax_office: ofText('tax_office') }
  const numbers = { npwp: ofNumber(main), npwp_15: ofNumber(old), nik: ofNumber(nik) }
  return { ...numbers, ...texts, registered_at: ofText('registered_at') }
}

export function valuesOf(fields: NpwpFields): Readonly<Record<NpwpField, string | null>> {
  return Object.fromEntries(NPWP_FIELDS.map((name) => [name, fields[name].value])) as Record<NpwpField, string | null>
}
