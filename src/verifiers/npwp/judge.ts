import { isHeadOffice, type NikRules, type NpwpReading, readNpwp } from '../../lib/npwp/npwp.ts'
import type { Check, Field } from '../verifier.ts'
import { checkName, isSameName } from './check-name.ts'
import { checkMatch, checkNik, checkNumber } from './check-number.ts'
import type { NpwpConfiguration } from './configuration.ts'
import type { NpwpField } from './reading/npwp-layout.ts'

type CardFields = Readonly<Record<NpwpField, Field>>

/** What follows from a number and a card, whoever read it. */
export interface Judgement {
  readonly checks: readonly Check[]
  /** Members of the public output. */
  readonly output: Readonly<Record<string, unknown>>
}

/** Compares the number that was given, the card, and the name with each other. `fields`: null without a card. */
export function judge(configuration: NpwpConfiguration, fields: CardFields | null, rules: NikRules): Judgement {
  const { npwp, nik = null, name } = configuration
  const read = (value: string | null | undefined) => (value == null ? null : readNpwp(value, rules))
  const onCard = read(fields?.npwp.value)
  const given = read(npwp)
  const number = given ?? onCard ?? read(nik)
  const checks = [
    ...checkNumber(number),
    ...(given === null || fields === null ? [] : [checkMatch(given, onCard)]),
    ...checkNik(nik, [nikIn(given), nikIn(onCard), fields?.nik.value ?? null]),
    ...(name === undefined ? [] : [checkName(name, fields?.name ?? { value: null, confidence: 0 })]),
  ]
  return { checks, output: outputOf(number, { name, printed: fields?.name.value ?? null }) }
}

function nikIn(number: NpwpReading | null): string | null {
  return number?.kind === 'npwp' && number.nik !== null ? number.digits.slice(0, 16) : null
}

/** Names as in the answer of a register; what only a register knows is null. */
function outputOf(
  number: NpwpReading | null,
  { name, printed }: { readonly name: string | undefined; readonly printed: string | null },
): Readonly<Record<string, unknown>> {
  const known = number?.kind === 'npwp' ? number : null
  return {
    is_valid_npwp: null,
    status: null,
    number: number?.digits ?? null,
    npwp_16: known?.npwp16 ?? null,
    npwp_15: known?.npwp15 ?? null,
    nitku: known?.nitku ?? null,
    is_head_office: known === null ? null : isHeadOffice(known),
    kind: known?.meaning ?? null,
    holder_kind: known?.holder ?? null,
    tax_office: known?.taxOffice ?? null,
    birth_date: known?.birthDate ?? null,
    name_match: name === undefined || printed === null ? null : isSameName(name, printed),
  }
}
