import type { CalendarDate } from '../../../lib/calendar-date.ts'
import type { Check } from '../../verifier.ts'
import { failed, passed, unavailable } from '../reasons/reasons.ts'

/** A card is given at 17, or earlier to who is or was married (UU 23/2006 article 63). */
const AGE_MIN = 17
const MARRIED_ONCE = /^(KAWIN|CERAI|MARRIED|DIVORCED|WIDOW)/

/** Hardly anybody is older: rather a card of somebody who died, or a date that was misread. */
const AGE_MAX = 105

/** Whether the holder is of an age at which there are cards. */
export function checkAge(birthDate: CalendarDate | null, maritalStatus: string | null, today: CalendarDate): Check {
  if (birthDate === null) return unavailable('HOLDER_AGE_UNREAD', 'The printed birth date was not read.')
  const age = ageOn(today, birthDate)
  if (age > AGE_MAX) return unavailable('HOLDER_TOO_OLD', `The holder would be ${age}.`)
  if (age >= AGE_MIN) return passed('HOLDER_AGE')
  if (maritalStatus === null) return unavailable('HOLDER_AGE_UNREAD', `The holder is ${age}, marital status not read.`)
  const note = `The holder is ${age}: ${maritalStatus}.`
  return MARRIED_ONCE.test(maritalStatus) ? passed('HOLDER_AGE', note) : failed('HOLDER_TOO_YOUNG', note)
}

/** Whole years. */
function ageOn(today: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
