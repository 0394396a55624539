import type { PictureQuality } from '../../../engines/ocr/ocr.ts'
import type { CalendarDate } from '../../../lib/calendar-date.ts'
import type { Check } from '../../verifier.ts'
import { KTP_FIELDS, type KtpField } from '../layout/fields.ts'
import type { ParsedCard } from '../reading/parse-card.ts'
import { failed, type KtpReasonCode, passed, passedWith, unavailable } from '../reasons/reasons.ts'

/** Below this a value counts as read with doubt. */
const CONFIDENCE_MIN = 0.3

/** Whether all 17 values were read. A blood type may be blank: registries leave it out when nobody knows it. */
export function checkFields(
  fields: Readonly<Record<KtpField, { readonly value: string | null; readonly confidence: number }>>,
  card: ParsedCard,
): Check {
  const isBlank = (field: KtpField) => field === 'blood_type' && card.labels.some(({ row }) => row === 'blood_type')
  const missing = KTP_FIELDS.filter((field) => fields[field].value === null && !isBlank(field))
  if (missing.length > 0) return failed('FIELDS_UNREADABLE', `Not read: ${missing.join(', ')}.`)
  const doubtful = KTP_FIELDS.filter(
    (field) => fields[field].value !== null && fields[field].confidence < CONFIDENCE_MIN,
  )
  if (doubtful.length > 0) return failed('FIELDS_UNCERTAIN', `Read with doubt: ${doubtful.join(', ')}.`)
  return passed('FIELDS_READABLE')
}

/**
 * Validity by the printed line. Cards of citizens are valid for life whatever date they carry (UU 24/2013 article 64
 * paragraph 7 and article 101); those of foreign residents end on their date.
 */
export function checkValidity(validUntil: string | null, nationality: string | null, today: CalendarDate): Check {
  if (validUntil === null) return unavailable('VALIDITY_UNREADABLE', 'The line was not read.')
  if (validUntil === 'SEUMUR HIDUP') return passed('VALIDITY')
  const date = validUntil.split('-').toReversed().join('-')
  if (date >= today) return passed('VALIDITY')
  if (nationality === 'WNI') return passedWith('VALIDITY_BY_LAW', `Printed date ${validUntil}, a citizen's card.`)
  return failed('CARD_EXPIRED', `Printed date ${validUntil}, nationality ${nationality ?? 'not read'}.`)
}

/** Names what is wrong with the picture, only when something could not be read: a poor picture that reads is fine. */
export function checkPicture(quality: PictureQuality, isAllRead: boolean): Check {
  const worst = isAllRead ? undefined : pictureProblems(quality)[0]
  const measured = [
    `sharpness ${quality.sharpness.toFixed(2)}`,
    `glare ${quality.glare.toFixed(2)}`,
    `brightness ${quality.brightness.toFixed(2)}`,
    `line height ${quality.lineHeightPixels.toFixed(0)} px`,
    quality.isCropped ? 'cropped' : 'whole',
  ].join(', ')
  return worst === undefined ? passed('PICTURE_QUALITY', measured) : failed(worst, measured)
}

/** What keeps a picture from being read well, the worst first. */
export function pictureProblems(quality: PictureQuality): readonly KtpReasonCode[] {
  return [
    ...(quality.isCropped ? (['PICTURE_CROPPED'] as const) : []),
    ...(quality.lineHeightPixels < 12 ? (['PICTURE_TOO_SMALL'] as const) : []),
    ...(quality.sharpness < 0.3 ? (['PICTURE_BLURRED'] as const) : []),
    ...(quality.glare > 0.03 ? (['PICTURE_GLARE'] as const) : []),
    ...(quality.brightness < 0.2 ? (['PICTURE_DARK'] as const) : []),
  ]
}

/** A printed specimen mark: a failure, unless the installation or the mode accepts specimens. */
export function checkSpecimen(card: ParsedCard, isAccepted: boolean): Check {
  if (card.marks.length === 0) return passed('SPECIMEN')
  const found = `${card.marks.length} mark(s) found.`
  return isAccepted ? passedWith('SPECIMEN_ACCEPTED', found) : failed('SPECIMEN_MARK', found)
}
