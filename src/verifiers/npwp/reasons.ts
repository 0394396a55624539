import { defineReasons, type Reason } from '../reasons.ts'

const AGAIN = 'Please take a new picture: the whole card, flat, in even light, without reflections, filling the frame.'
const RIGHT_FILE = 'Please send a picture of the front of the tax card (NPWP).'
const LOOK_UP = 'Please compare it with your tax card or the answer of the tax office.'
const LATER = 'We could not finish one of our checks. No action is needed unless we ask you.'

const PASSED = {
  DOCUMENT_IS_NPWP: 'The picture shows a tax card.',
  NPWP_READABLE: 'The number was read.',
  NPWP_FORMAT: 'The number is well formed.',
  NPWP_CONSISTENT: 'The number fits its own rules.',
  NPWP_MATCH: 'The number fits the card.',
  NIK_MATCH: 'The NIK fits.',
  NAME_MATCH: 'The name fits the card.',
  SPECIMEN: 'The card carries no specimen mark.',
  REGISTER: 'The tax office knows the number.',
} as const

export type NpwpCheck = keyof typeof PASSED

const REASONS = {
  NO_TEXT: {
    check: 'DOCUMENT_IS_NPWP',
    meaning: 'Nothing could be read in the picture.',
    message: `We could not read anything in the picture. ${AGAIN}`,
  },
  NOT_AN_NPWP_CARD: {
    check: 'DOCUMENT_IS_NPWP',
    meaning:
      'The picture shows no tax card: the name of the tax office or the number is missing, or it is another paper.',
    message: `We did not find a tax card in the picture. ${RIGHT_FILE}`,
  },
  NPWP_CARD_UNCLEAR: {
    check: 'DOCUMENT_IS_NPWP',
    meaning: 'Parts of a tax card were read, too few to be sure.',
    message: `We can see too little of your tax card. ${AGAIN}`,
  },
  NPWP_NOT_FOUND: {
    check: 'NPWP_READABLE',
    meaning: 'No number of a taxpayer was found on the card: covered, cut off or not printed.',
    message: `The number on your card cannot be seen. ${AGAIN}`,
  },
  NPWP_UNCERTAIN: {
    check: 'NPWP_READABLE',
    meaning: 'At least one digit of the number on the card cannot be told for certain.',
    message: `Some digits of the number cannot be read. ${AGAIN}`,
  },
  NPWP_UNREAD: {
    check: 'NPWP_FORMAT',
    meaning: 'No number was given, and none was read.',
    message: AGAIN,
  },
  NPWP_NOT_DIGITS: {
    check: 'NPWP_FORMAT',
    meaning: 'The number holds something else than digits, dots, dashes and spaces.',
    message: `The tax number has a letter or sign that does not belong there. ${LOOK_UP}`,
  },
  NPWP_WRONG_LENGTH: {
    check: 'NPWP_FORMAT',
    meaning: 'The number has not 15, 16 or 22 digits.',
    message: `The tax number has too many or too few digits. ${LOOK_UP}`,
  },
  NPWP_CHECK_DIGIT_WRONG: {
    check: 'NPWP_CONSISTENT',
    meaning:
      'The check digit (ninth of an old number, tenth of one with a zero in front) does not fit the digits before it.',
    message: `The tax number has a wrong digit. ${LOOK_UP}`,
  },
  NPWP_NOT_JUDGED: {
    check: 'NPWP_CONSISTENT',
    meaning:
      'Nothing in the number can be judged: it is missing, not well formed, or of the kind new entities get, whose rules are not published.',
    message: LATER,
  },
  NPWP_KIND_UNKNOWN: {
    check: 'NPWP_CONSISTENT',
    meaning: 'The first two digits of the old number are no kind that is known. The check digit fits. Passed.',
    message: 'The tax number is of a kind that we do not know. No action is needed unless we ask you.',
  },
  NPWP_DIFFERS: {
    check: 'NPWP_MATCH',
    meaning: 'The card is of another number than the one that was given.',
    message: `The number on the card is another than the one that was given. ${LOOK_UP}`,
  },
  NPWP_NOT_COMPARED: {
    check: 'NPWP_MATCH',
    meaning:
      'The number that was given and that of the card could not be compared: one is missing, or one is an old number of a person and the other a NIK.',
    message: LATER,
  },
  NIK_DIFFERS: {
    check: 'NIK_MATCH',
    meaning: 'The NIK that was given, the one on the card, and a tax number that is a NIK are not all the same.',
    message: `The NIK is another than the one on the card. ${LOOK_UP}`,
  },
  NIK_NOT_COMPARED: {
    check: 'NIK_MATCH',
    meaning: 'A NIK was given, and nothing was read that it could be compared with.',
    message: LATER,
  },
  NAME_DIFFERS: {
    check: 'NAME_MATCH',
    meaning: 'The name on the card is another than the one that was given.',
    message: 'The name on the card is another than the one that was given. Please check how you wrote it.',
  },
  NAME_NOT_COMPARED: {
    check: 'NAME_MATCH',
    meaning: 'A name was given, and none was read that it could be compared with.',
    message: LATER,
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
  REGISTER_NOT_SET_UP: {
    check: 'REGISTER',
    meaning: 'Whether the tax office knows the number was not asked: this installation has no way to ask it.',
    message: LATER,
  },
} as const satisfies Record<string, Reason<NpwpCheck>>

export type NpwpReason = keyof typeof REASONS

const NPWP = defineReasons({ passed: PASSED, reasons: REASONS })

export const NPWP_REASONS = NPWP.published
export const isNpwpReason: (code: string) => code is NpwpReason = NPWP.isReason
export const { checkOf: checkOfReason, passed, passedWith, failed, unavailable } = NPWP
