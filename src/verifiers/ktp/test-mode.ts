import type { Face, FaceAppearance, FaceQuality } from '../../engines/faces/faces.ts'
import { fictionalScreening } from '../../engines/screening/screening.ts'
import { todayInIndonesia } from '../../lib/calendar-date.ts'
import { OWN_LIMITS } from '../../lib/face-limits/face-limits.ts'
import { loadAreas } from '../../lib/nik/areas.ts'
import { PICTURE_FAILURES } from '../open-picture.ts'
import type { Check, DuplicateFace, Field, Findings, TestMode } from '../verifier.ts'
import { fromReport } from './authenticity/check-authenticity.ts'
import { fictionalReport } from './authenticity/fictional-report.ts'
import { seenBefore } from './authenticity/seen-before.ts'
import { checkAge } from './checks/check-age.ts'
import { checkValidity } from './checks/check-card.ts'
import { checkDuplicateFace } from './checks/check-duplicate-face.ts'
import { checkNik } from './checks/check-nik.ts'
import { notLookedAt } from './checks/not-looked-at.ts'
import { screenHolder } from './checks/screen-holder.ts'
import type { KtpConfiguration } from './configuration.ts'
import { judge } from './faces/compare-faces.ts'
import { KTP_FIELDS, type KtpField } from './layout/fields.ts'
import { sexOf } from './reading/read-card.ts'
import { isForReview } from './reasons/is-for-review.ts'
import {
  checkOfReason,
  failed,
  isKtpReason,
  type KtpReasonCode,
  passed,
  passedWith,
  unavailable,
} from './reasons/reasons.ts'

/** A card of a person who does not exist. */
const CARD: Readonly<Record<KtpField, string | null>> = {
  nik: '3404171601770013',
  name: 'DEDI KUSUMA HIDAYAT',
  birth_place: 'SLEMAN',
  birth_date: '1977-01-16',
  gender: 'LAKI-LAKI',
  blood_type: 'O',
  address: 'JL. VETERAN NO. 34',
  rt_rw: '017/017',
  village: 'KEPUHARJO',
  district: 'CANGKRINGAN',
  religion: 'KRISTEN',
  marital_status: 'KAWIN',
  occupation: 'SOPIR',
  nationality: 'WNI',
  valid_until: 'SEUMUR HIDUP',
  province: 'DAERAH ISTIMEWA YOGYAKARTA',
  regency: 'KABUPATEN SLEMAN',
}

const NOTHING = Object.fromEntries(KTP_FIELDS.map((name) => [name, null]))

/** What stands otherwise on the card, so that the rules themselves find the reason and whatever follows from it. */
const PRINTED: Readonly<Partial<Record<KtpReasonCode, Partial<Record<KtpField, string | null>>>>> = {
  NO_TEXT: NOTHING,
  NOT_A_KTP: NOTHING,
  NIK_NOT_FOUND: { nik: null },
  NIK_UNCERTAIN: { nik: null },
  NIK_UNREAD: { nik: null },
  DUPLICATE_FACE_NIK_UNREAD: { nik: null },
  NIK_AREA_UNREAD: { nik: null },
  NIK_DATE_UNREAD: { nik: null },
  NIK_SEX_UNREAD: { nik: null },
  NIK_TOO_SHORT: { nik: '340417160177001' },
  NIK_TOO_LONG: { nik: '34041716017700133' },
  NIK_SERIAL_ZERO: { nik: '3404171601770000' },
  NIK_PROVINCE_UNKNOWN: { nik: '0004171601770013' },
  NIK_REGENCY_UNKNOWN: { nik: '3499171601770013' },
  NIK_AREA_MOVED: { nik: '3503111601770013' },
  NIK_AREA_DIFFERS: { nik: '3404991601770013' },
  NIK_DATE_IMPOSSIBLE: { nik: '3404173113770013' },
  NIK_DATE_DIFFERS: { birth_date: '1978-02-17' },
  NIK_SEX_DIFFERS: { gender: 'PEREMPUAN' },
  HOLDER_AGE_UNREAD: { birth_date: null },
  HOLDER_TOO_YOUNG: { nik: '3404171601150013', birth_date: '2015-01-16', marital_status: 'BELUM KAWIN' },
  HOLDER_TOO_OLD: { nik: '3404171601150013', birth_date: '1915-01-16' },
  FIELDS_UNREADABLE: { occupation: null },
  VALIDITY_UNREADABLE: { valid_until: null },
  VALIDITY_BY_LAW: { valid_until: '16-01-2017' },
  CARD_EXPIRED: { valid_until: '16-01-2017', nationality: 'WNA' },
  // A fictional name in a script that is not covered.
  SCRIPT_NOT_COVERED: { name: 'မောင်ရေကန်' },
}

const UNREAD_PICTURE: Partial<Record<KtpField, string | null>> = { nik: null, address: null }

const GOOD: FaceQuality = { widthPixels: 320, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 }
const BARE: FaceAppearance = { eyesDark: 0.3, mouthPlain: 0.3, flat: 0 }
const OWN = face(GOOD, 0)
/** Another picture of the same person. */
const SELFIE = face(GOOD, 0.2)
const LOOKALIKE = face(GOOD, OWN_LIMITS.review.distance)
const STRANGER = face(GOOD, 0.95)

/** Portraits and selfies, where they are others than two good pictures of one person. */
const FACES: Readonly<Partial<Record<KtpReasonCode, { portrait?: Face | null; selfie?: readonly Face[] }>>> = {
  FACE_NOT_ON_CARD: { portrait: null },
  FACE_NOT_IN_SELFIE: { selfie: [] },
  FACE_NOT_COMPARED: { selfie: [] },
  DUPLICATE_FACE_NOT_COMPARED: { selfie: [] },
  SEVERAL_FACES: { selfie: [SELFIE, STRANGER] },
  SELFIE_IS_PORTRAIT: { selfie: [OWN] },
  LIVENESS_UNAVAILABLE: { selfie: [] },
  FACE_DIFFERS: { selfie: [STRANGER] },
  FACE_UNCERTAIN: { selfie: [LOOKALIKE] },
  SELFIE_EYES_COVERED: { selfie: [{ ...SELFIE, appearance: { ...BARE, eyesDark: 0.9 } }] },
  SELFIE_MOUTH_COVERED: { selfie: [{ ...SELFIE, appearance: { ...BARE, mouthPlain: 0.9 } }] },
  SELFIE_DRAWN: { selfie: [{ ...SELFIE, appearance: { ...BARE, flat: 0.5 } }] },
  CARD_FACE_SMALL: { portrait: face({ ...GOOD, widthPixels: 20 }, 0) },
  CARD_FACE_BLURRED: { portrait: face({ ...GOOD, sharpness: 0.02 }, 0) },
  CARD_FACE_LIGHT: { portrait: face({ ...GOOD, brightness: 0.02 }, 0) },
  CARD_FACE_TURNED: { portrait: face({ ...GOOD, turn: 0.6 }, 0) },
  SELFIE_FACE_SMALL: { selfie: [face({ ...GOOD, widthPixels: 20 }, 0)] },
  SELFIE_FACE_BLURRED: { selfie: [face({ ...GOOD, sharpness: 0.02 }, 0)] },
  SELFIE_FACE_LIGHT: { selfie: [face({ ...GOOD, brightness: 0.02 }, 0)] },
  SELFIE_FACE_TURNED: { selfie: [face({ ...GOOD, turn: 0.6 }, 0)] },
}

const SCREENED = {
  PEP_MATCH: { match: 'pep' },
  SANCTIONS_MATCH: { match: 'sanction' },
  SANCTION_POSSIBLE: { match: 'sanction', isNamesake: true },
  BLOCKLIST_MATCH: { match: 'blocklist' },
  OTHER_LISTS_MATCH: { match: 'debarment' },
  OTHER_LISTS_UNAVAILABLE: { stale: 'debarment' },
  SCREENING_UNAVAILABLE: { missing: 'pep' },
  SANCTIONS_UNAVAILABLE: { missing: 'sanction' },
} as const

const DUPLICATES = {
  SAME_PICTURE_OTHER_PERSON: { kind: 'same_picture', verifications: 1, distance: 0.04 },
  SIMILAR_FACE_OTHER_PERSON: { kind: 'similar_face', verifications: 1, distance: 0.27 },
  DUPLICATE_FACE_NIK_UNREAD: { kind: 'no_number' },
  DUPLICATE_FACE_NOT_COMPARED: { kind: 'no_face' },
} as const satisfies Record<string, DuplicateFace>

/** Magic values of KTP_VERIFICATION: the card above and two pictures of its holder, judged by the real rules. */
export const ktpTestMode = (falseMatchRate: number): TestMode<KtpConfiguration> => ({
  failures: PICTURE_FAILURES,
  needs(reason) {
    if (!isKtpReason(reason)) return {}
    const check = checkOfReason(reason)
    if (/^(FACE_|ONE_FACE|LIVENESS_|DUPLICATE_FACE)/.test(check)) return { verification_type: 'KTP_SELFIE' }
    if (check.endsWith('_SCREENING')) return { verification_type: 'KTP_PEP' }
    return check === 'AUTHENTICITY' ? { fraud_detection: true } : {}
  },
  async findings(configuration, code) {
    const found = await findingsFor(configuration, code !== null && isKtpReason(code) ? code : null, falseMatchRate)
    return code === 'SEEN_BEFORE' ? seenBefore(found, 1) : found
  },
})

async function findingsFor(
  configuration: KtpConfiguration,
  reason: KtpReasonCode | null,
  falseMatchRate: number,
): Promise<Findings> {
  const fields = fieldsFor(reason)
  const values = Object.fromEntries(KTP_FIELDS.map((name) => [name, fields[name].value]))
  const authenticity = configuration.fraud_detection ? fromReport(fictionalReport(reason), 1) : null
  const faces = configuration.verification_type === 'KTP_SELFIE' ? facesFor(reason, falseMatchRate) : null
  const screened = configuration.verification_type === 'KTP_PEP' ? await screenedFor(reason, fields) : null
  const duplicate = reason !== null && reason in DUPLICATES ? DUPLICATES[reason as keyof typeof DUPLICATES] : null
  const checks = [
    ...(await cardChecks(fields)),
    ...(authenticity?.checks ?? []),
    ...(faces?.checks ?? []),
    ...(screened?.checks ?? []),
    ...(duplicate === null ? [] : [checkDuplicateFace(duplicate)]),
  ]
  return {
    kind: 'found',
    checks: reason === null || reason === 'SEEN_BEFORE' ? checks : checks.map((check) => withReason(check, reason)),
    fields,
    output: {
      ...values,
      ...faces?.output,
      ...screened?.output,
      ...authenticity?.output,
      ...notLookedAt(configuration),
    },
    engineJobs: faces === null ? ['ocr_job_id'] : ['ocr_job_id', 'face_job_id'],
    ...(isForReview(checks) ? { end: 'NEED_REVIEW' as const } : {}),
  }
}

function fieldsFor(reason: KtpReasonCode | null): Readonly<Record<KtpField, Field>> {
  const isUnread = reason !== null && checkOfReason(reason) === 'PICTURE_QUALITY'
  const values = { ...CARD, ...(isUnread ? UNREAD_PICTURE : {}), ...(reason === null ? {} : PRINTED[reason]) }
  const fields = KTP_FIELDS.map((name, row): [KtpField, Field] => {
    const value = values[name] ?? null
    const top = 0.1 + row * 0.05
    const confidence = reason === 'FIELDS_UNCERTAIN' && name === 'address' ? 0.2 : 0.99
    return [
      name,
      { value, confidence, page: 1, box: value === null ? null : [0.3, top, 0.7, top + 0.04], source: 'print' },
    ]
  })
  return Object.fromEntries(fields) as Record<KtpField, Field>
}

async function cardChecks(fields: Readonly<Record<KtpField, Field>>): Promise<readonly Check[]> {
  const today = todayInIndonesia(new Date())
  const nik = fields.nik.value
  const isRead = (name: KtpField) => fields[name].value !== null
  const unread = KTP_FIELDS.filter((name) => !isRead(name))
  return [
    passed('DOCUMENT_IS_KTP'),
    passed('PICTURE_QUALITY'),
    nik === null ? failed('NIK_NOT_FOUND', 'No line with digits was found.') : passed('NIK_READABLE'),
    ...checkNik(nik, {
      birthDate: fields.birth_date.value,
      sex: sexOf(fields.gender.value),
      places: { province: fields.province.value, regency: fields.regency.value, district: fields.district.value },
      rules: { areas: await loadAreas(), doMovesCount: false },
      today,
    }),
    unread.length > 0 ? failed('FIELDS_UNREADABLE', `Not read: ${unread.join(', ')}.`) : passed('FIELDS_READABLE'),
    checkAge(fields.birth_date.value, fields.marital_status.value, today),
    checkValidity(fields.valid_until.value, fields.nationality.value, today),
    passed('SPECIMEN'),
  ]
}

function facesFor(reason: KtpReasonCode | null, falseMatchRate: number) {
  const { portrait = OWN, selfie = [SELFIE] } = (reason === null ? undefined : FACES[reason]) ?? {}
  return judge(portrait, selfie, { limits: reason === 'FACE_LIMITS_MISSING' ? null : OWN_LIMITS, falseMatchRate })
}

function screenedFor(reason: KtpReasonCode | null, fields: Readonly<Record<KtpField, Field>>) {
  const found = reason !== null && reason in SCREENED ? SCREENED[reason as keyof typeof SCREENED] : {}
  return screenHolder({ screening: fictionalScreening(found), staleAfterDays: 1 }, null, { fields })
}

/** The check that a reason belongs to, carrying it where the rules above could not find it by themselves. */
function withReason(check: Check, reason: KtpReasonCode): Check {
  if (check.code !== checkOfReason(reason) || check.reason_code === reason) return check
  const note = 'Asked for by a magic value of test mode.'
  if (reason === 'SPECIMEN_ACCEPTED') return passedWith(reason, note)
  return /_UNAVAILABLE$|_UNCLEAR$/.test(reason) ? unavailable(reason, note) : failed(reason, note)
}

/** A face so far, by the cosine, from the one at 0. */
function face(quality: FaceQuality, away: number): Face {
  const descriptor = [1 - away, Math.sqrt(1 - (1 - away) ** 2), ...Array.from({ length: 190 }, () => 0)]
  return { box: [0.3, 0.3, 0.6, 0.7], score: 0.99, quality, appearance: BARE, descriptor }
}
