import { defineReasons, type Reason } from '../../reasons.ts'
import { AGE_REASONS } from './age-reasons.ts'
import { AUTHENTICITY_REASONS } from './authenticity-reasons.ts'
import { DOCUMENT_REASONS, RIGHT_FILE } from './document-reasons.ts'
import { DUPLICATE_FACE_REASONS } from './duplicate-face-reasons.ts'
import { TAKE_AGAIN as AGAIN, FACE_REASONS } from './face-reasons.ts'
import { NIK_REASONS } from './nik-reasons.ts'
import { SCREENING_REASONS } from './screening-reasons.ts'

export const KTP_CHECKS = [
  'DOCUMENT_IS_KTP',
  'NIK_READABLE',
  'NIK_FORMAT',
  'NIK_AREA',
  'NIK_BIRTH_DATE',
  'NIK_SEX',
  'HOLDER_AGE',
  'FIELDS_READABLE',
  'VALIDITY',
  'PICTURE_QUALITY',
  'SPECIMEN',
  'AUTHENTICITY',
  'PEP_SCREENING',
  'FACE_ON_CARD',
  'FACE_IN_SELFIE',
  'ONE_FACE',
  'FACE_QUALITY',
  'FACE_UNCOVERED',
  'SANCTIONS_SCREENING',
  'BLOCKLIST_SCREENING',
  'OTHER_LISTS_SCREENING',
  'FACE_MATCH',
  'LIVENESS_SIGNALS',
  'DUPLICATE_FACE',
] as const

export type KtpCheck = (typeof KTP_CHECKS)[number]

const REASONS = {
  ...DOCUMENT_REASONS,
  ...NIK_REASONS,
  FIELDS_UNREADABLE: {
    check: 'FIELDS_READABLE',
    meaning: 'At least one of the 17 values could not be read.',
    message: `Some lines of your card cannot be read. ${AGAIN}`,
  },
  FIELDS_UNCERTAIN: {
    check: 'FIELDS_READABLE',
    meaning: 'Every value was read, at least one of them with doubt.',
    message: `Some lines of your card are hard to read. ${AGAIN}`,
  },
  VALIDITY_UNREADABLE: {
    check: 'VALIDITY',
    meaning: 'The line "Berlaku Hingga" could not be read.',
    message: `The line "Berlaku Hingga" cannot be read. ${AGAIN}`,
  },
  VALIDITY_BY_LAW: {
    check: 'VALIDITY',
    meaning: 'The printed date has passed, but cards of citizens are valid for life since UU 24/2013. Passed.',
    message: 'Your card is valid for life.',
  },
  CARD_EXPIRED: {
    check: 'VALIDITY',
    meaning:
      "The card of a foreign resident has passed its printed date (the rule of citizens' cards does not extend it).",
    message: 'Your card has expired. Please send a picture of your new card.',
  },
  PICTURE_BLURRED: {
    check: 'PICTURE_QUALITY',
    meaning: 'Reading failed and the picture is blurred.',
    message: `The picture is blurred. ${AGAIN}`,
  },
  PICTURE_GLARE: {
    check: 'PICTURE_QUALITY',
    meaning: 'Reading failed and a reflection hides a part of the card.',
    message: `A reflection hides a part of your card. ${AGAIN}`,
  },
  PICTURE_TOO_SMALL: {
    check: 'PICTURE_QUALITY',
    meaning: 'Reading failed and the card is too small in the picture.',
    message: `The card is too small in the picture. ${AGAIN}`,
  },
  PICTURE_CROPPED: {
    check: 'PICTURE_QUALITY',
    meaning: 'Reading failed and the card is cut off at the edge of the picture.',
    message: `A part of your card is cut off. ${AGAIN}`,
  },
  PICTURE_DARK: {
    check: 'PICTURE_QUALITY',
    meaning: 'Reading failed and the picture is too dark.',
    message: `The picture is too dark. ${AGAIN}`,
  },
  SPECIMEN_MARK: {
    check: 'SPECIMEN',
    meaning: 'The card carries a mark such as SPECIMEN or CONTOH.',
    message: `The card is marked as a specimen. ${RIGHT_FILE}`,
  },
  SPECIMEN_ACCEPTED: {
    check: 'SPECIMEN',
    meaning: 'The card carries a specimen mark, which this installation or test mode accepts. Passed.',
    message: 'The card is marked as a specimen.',
  },
  ...AUTHENTICITY_REASONS,
  ...AGE_REASONS,
  ...FACE_REASONS,
  ...DUPLICATE_FACE_REASONS,
  ...SCREENING_REASONS,
} as const satisfies Record<string, Reason<KtpCheck>>

const PASSED: Readonly<Record<KtpCheck, string>> = {
  DOCUMENT_IS_KTP: 'The picture shows a KTP.',
  NIK_READABLE: 'The NIK was read.',
  NIK_FORMAT: 'The NIK is well formed.',
  NIK_AREA: 'The area in the NIK fits the card.',
  NIK_BIRTH_DATE: 'The birth date in the NIK fits the card.',
  NIK_SEX: 'The sex in the NIK fits the card.',
  FIELDS_READABLE: 'All lines of the card were read.',
  HOLDER_AGE: 'The holder is of an age to have a card.',
  VALIDITY: 'The card is valid.',
  PICTURE_QUALITY: 'The picture is good enough.',
  SPECIMEN: 'The card carries no specimen mark.',
  AUTHENTICITY: 'Nothing detected: traces of changes were looked for. This proves nothing of the card itself.',
  PEP_SCREENING: 'The name was screened.',
  FACE_ON_CARD: 'The card shows a face.',
  FACE_IN_SELFIE: 'The selfie shows a face.',
  ONE_FACE: 'The selfie shows one person.',
  FACE_QUALITY: 'Both faces can be seen well.',
  FACE_UNCOVERED: 'Nothing seems to cover the face in the selfie.',
  SANCTIONS_SCREENING: 'The name was screened.',
  BLOCKLIST_SCREENING: 'The name was screened.',
  OTHER_LISTS_SCREENING: 'The name was screened.',
  FACE_MATCH: 'The faces match.',
  LIVENESS_SIGNALS: 'The selfie does not seem to be the portrait of the card. One picture is no proof of life.',
  DUPLICATE_FACE: 'No other person looks like this one.',
}

const KTP = defineReasons({ passed: PASSED, reasons: REASONS })

export type KtpReasonCode = keyof typeof REASONS

/** Every reason a check of this service may carry, for the published list. */
export const KTP_REASONS = KTP.published
export const isKtpReason: (code: string) => code is KtpReasonCode = KTP.isReason
export const { checkOf: checkOfReason, passed, passedWith, failed, unavailable } = KTP
