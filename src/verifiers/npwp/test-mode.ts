import { todayInIndonesia } from '../../lib/calendar-date.ts'
import { loadAreas } from '../../lib/nik/areas.ts'
import { PICTURE_FAILURES } from '../open-picture.ts'
import type { Check, Field, TestMode } from '../verifier.ts'
import type { NpwpConfiguration } from './configuration.ts'
import { type NpwpFields, valuesOf } from './fields.ts'
import { judge } from './judge.ts'
import { NPWP_FIELDS, type NpwpField } from './reading/npwp-layout.ts'
import { checkOfReason, failed, isNpwpReason, type NpwpReason, passed, passedWith, unavailable } from './reasons.ts'

/** A card of a person who does not exist. */
const CARD: Readonly<Record<NpwpField, string | null>> = {
  npwp: '079990206999000',
  npwp_15: null,
  nik: '3404171601770013',
  name: 'DEDI KUSUMA HIDAYAT',
  address: 'JL. VETERAN NO. 34 KEPUHARJO CANGKRINGAN',
  tax_office: 'KPP PRATAMA SLEMAN',
  registered_at: '2011-03-14',
}

const UNREAD = Object.fromEntries(NPWP_FIELDS.map((name) => [name, null]))

/** What stands otherwise on the card, so that the rules themselves find the reason and what follows from it. */
const PRINTED: Readonly<Partial<Record<NpwpReason, Partial<Record<NpwpField, string | null>>>>> = {
  NO_TEXT: UNREAD,
  NOT_AN_NPWP_CARD: UNREAD,
  NPWP_NOT_FOUND: { npwp: null },
  NPWP_UNCERTAIN: { npwp: null },
  NPWP_UNREAD: { npwp: null },
  NPWP_NOT_COMPARED: { npwp: null },
  NAME_NOT_COMPARED: { name: null },
  NIK_NOT_COMPARED: { nik: null },
}

/** What was given otherwise, beside a card on which nothing is wrong. */
const GIVEN: Readonly<Partial<Record<NpwpReason, Partial<NpwpConfiguration>>>> = {
  NPWP_NOT_DIGITS: { npwp: '07.999.02O.6-999.000' },
  NPWP_WRONG_LENGTH: { npwp: '07.999.020.6-999' },
  NPWP_CHECK_DIGIT_WRONG: { npwp: '079990208999000' },
  NPWP_NOT_JUDGED: { npwp: '1000000009977581' },
  NPWP_KIND_UNKNOWN: { npwp: '119990208999000' },
  NPWP_DIFFERS: { npwp: '089990204999000' },
  NPWP_NOT_COMPARED: { npwp: '079990206999000' },
  NIK_DIFFERS: { nik: '3404171601770021' },
  NIK_NOT_COMPARED: { nik: '3404171601770013' },
  NAME_DIFFERS: { name: 'SITI RAHAYU' },
  NAME_NOT_COMPARED: { name: 'DEDI KUSUMA HIDAYAT' },
}

const NOTE = 'Asked for by a magic value of test mode.'

/** Magic values of NPWP_VERIFICATION: the card above, judged by the real rules; the register knows its number. */
export const npwpTestMode: TestMode<NpwpConfiguration> = {
  text: ({ npwp, name }) => [npwp, name].find((text) => text?.startsWith('absah') === true) ?? '',
  failures: PICTURE_FAILURES,
  needs: () => ({}),
  async findings(configuration, code) {
    const reason = code !== null && isNpwpReason(code) ? code : null
    const fields = fieldsFor(reason)
    const rules = { areas: await loadAreas(), today: todayInIndonesia(new Date()) }
    const { purpose: _, npwp: _number, nik: _nik, name: _name, ...kept } = configuration
    const given = { ...kept, ...(reason === null ? {} : GIVEN[reason]) }
    const { checks, output } = judge(given, fields, rules)
    const all = [passed('DOCUMENT_IS_NPWP'), readable(fields), passed('SPECIMEN'), ...checks, passed('REGISTER')]
    return {
      kind: 'found',
      checks: reason === null ? all : all.map((check) => withReason(check, reason)),
      fields,
      output: { ...output, is_valid_npwp: true, status: 'ACTIVE', card: valuesOf(fields) },
      engineJobs: ['ocr_job_id'],
    }
  },
}

function readable(fields: NpwpFields): Check {
  return fields.npwp.value === null ? failed('NPWP_NOT_FOUND', NOTE) : passed('NPWP_READABLE')
}

function fieldsFor(reason: NpwpReason | null): NpwpFields {
  const values = { ...CARD, ...(reason === null ? {} : PRINTED[reason]) }
  const fields = NPWP_FIELDS.map((name, row): [NpwpField, Field] => {
    const value = values[name] ?? null
    const top = 0.2 + row * 0.1
    const box = value === null ? null : ([0.1, top, 0.7, top + 0.06] as const)
    return [name, { value, confidence: value === null ? 0 : 0.99, page: 1, box, source: 'print' }]
  })
  return Object.fromEntries(fields) as NpwpFields
}

/** The check that a reason belongs to, carrying it where the rules above could not find it by themselves. */
function withReason(check: Check, reason: NpwpReason): Check {
  if (check.code !== checkOfReason(reason) || check.reason_code === reason) return check
  if (reason === 'SPECIMEN_ACCEPTED') return passedWith(reason, NOTE)
  return reason === 'REGISTER_NOT_SET_UP' || reason === 'NPWP_CARD_UNCLEAR'
    ? unavailable(reason, NOTE)
    : failed(reason, NOTE)
}
