import { isSameTaxpayer, type Npwp, type NpwpReading } from '../../lib/npwp/npwp.ts'
import type { Check } from '../verifier.ts'
import { failed, passed, passedWith, unavailable } from './reasons.ts'

/** Whether a number is one by its shape, and by its own rules. Null: there is none. */
export function checkNumber(number: NpwpReading | null): readonly Check[] {
  if (number === null) return [unavailable('NPWP_UNREAD'), unavailable('NPWP_NOT_JUDGED', 'There is no number.')]
  if (number.kind === 'malformed') {
    const { problem, digits } = number
    const wrong =
      problem === 'NOT_DIGITS'
        ? failed('NPWP_NOT_DIGITS', 'Signs that are no digits.')
        : failed('NPWP_WRONG_LENGTH', `${digits.length} digits.`)
    return [wrong, unavailable('NPWP_NOT_JUDGED', 'It is not well formed.')]
  }
  return [passed('NPWP_FORMAT', `${number.digits.length} digits, ${number.meaning}.`), checkConsistency(number)]
}

function checkConsistency({ isConsistent, isKindKnown, meaning }: Npwp): Check {
  if (isConsistent === null)
    return unavailable('NPWP_NOT_JUDGED', 'Nothing is published about numbers of new entities.')
  if (!isConsistent) return failed('NPWP_CHECK_DIGIT_WRONG', `${meaning}: the sum of Luhn is no multiple of ten.`)
  return isKindKnown ? passed('NPWP_CONSISTENT', meaning) : passedWith('NPWP_KIND_UNKNOWN')
}

/** Whether the number that was given is that of the card. */
export function checkMatch(given: NpwpReading, onCard: NpwpReading | null): Check {
  if (onCard?.kind !== 'npwp' || given.kind !== 'npwp') return unavailable('NPWP_NOT_COMPARED')
  const isSame = isSameTaxpayer(given, onCard)
  if (isSame === null) return unavailable('NPWP_NOT_COMPARED', 'An old number of a person and a NIK.')
  return isSame ? passed('NPWP_MATCH') : failed('NPWP_DIFFERS', 'Other digits.')
}

/** Every NIK that is known of one taxpayer: given, printed, or the tax number itself. All must be one. */
export function checkNik(given: string | null, others: readonly (string | null)[]): readonly Check[] {
  const known = others.filter((nik) => nik !== null)
  const all = new Set(given === null ? known : [given, ...known])
  if (all.size > 1) return [failed('NIK_DIFFERS', `${all.size} different numbers.`)]
  const isCompared = known.length + (given === null ? 0 : 1) > 1
  if (isCompared) return [passed('NIK_MATCH')]
  return given === null ? [] : [unavailable('NIK_NOT_COMPARED')]
}
