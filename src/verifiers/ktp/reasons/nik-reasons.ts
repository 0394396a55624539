import { TAKE_AGAIN as AGAIN } from './face-reasons.ts'

const ASK_OFFICE = 'Please check your card; if it is wrong, have it corrected at the civil registry (Dukcapil).'

/** What can be said about the NIK: a part of the list of reasons. */
export const NIK_REASONS = {
  NIK_NOT_FOUND: {
    check: 'NIK_READABLE',
    meaning: 'No NIK was found: covered, cut off or not printed.',
    message: `The NIK on your card cannot be seen. Please make sure that nothing covers it. ${AGAIN}`,
  },
  NIK_UNCERTAIN: {
    check: 'NIK_READABLE',
    meaning: 'At least one digit of the NIK cannot be told for certain.',
    message: `Some digits of your NIK cannot be read. ${AGAIN}`,
  },
  NIK_UNREAD: {
    check: 'NIK_FORMAT',
    meaning: 'The NIK could not be examined because it was not read.',
    message: AGAIN,
  },
  NIK_TOO_SHORT: {
    check: 'NIK_FORMAT',
    meaning: 'The printed NIK has fewer than 16 digits.',
    message: `The NIK on the card has fewer than 16 digits. ${ASK_OFFICE}`,
  },
  NIK_TOO_LONG: {
    check: 'NIK_FORMAT',
    meaning: 'The printed NIK has more than 16 digits.',
    message: `The NIK on the card has more than 16 digits. ${ASK_OFFICE}`,
  },
  NIK_SERIAL_ZERO: {
    check: 'NIK_FORMAT',
    meaning: 'The serial number of the NIK is 0000, which is never given out.',
    message: `The NIK on the card is not a valid number. ${ASK_OFFICE}`,
  },
  NIK_PROVINCE_UNKNOWN: {
    check: 'NIK_FORMAT',
    meaning: 'The first two digits of the NIK are no province, today or earlier.',
    message: `The NIK on the card is not a valid number. ${ASK_OFFICE}`,
  },
  NIK_REGENCY_UNKNOWN: {
    check: 'NIK_FORMAT',
    meaning: 'The third and fourth digit of the NIK are 00 or 99, which no regency ever had.',
    message: `The NIK on the card is not a valid number. ${ASK_OFFICE}`,
  },
  NIK_AREA_UNREAD: {
    check: 'NIK_AREA',
    meaning: 'The area in the NIK could not be compared: NIK or printed area was not read.',
    message: AGAIN,
  },
  NIK_AREA_MOVED: {
    check: 'NIK_AREA',
    meaning:
      'The NIK is of another area than the printed one, as it is for everybody who has moved. Passes, unless the organization makes it count (`moved_area_counts`).',
    message: 'Your NIK is of another area than the one on your card. No action is needed unless we ask you.',
  },
  NIK_AREA_DIFFERS: {
    check: 'NIK_AREA',
    meaning: 'No area has had the regency and district digits of the NIK since 2016.',
    message: `The NIK on the card is of no area that we know. ${ASK_OFFICE}`,
  },
  NIK_DATE_UNREAD: {
    check: 'NIK_BIRTH_DATE',
    meaning: 'The birth date in the NIK could not be compared: NIK or printed date was not read.',
    message: AGAIN,
  },
  NIK_DATE_IMPOSSIBLE: {
    check: 'NIK_BIRTH_DATE',
    meaning: 'The birth date in the NIK does not exist or lies in the future.',
    message: `The NIK on the card is not a valid number. ${ASK_OFFICE}`,
  },
  NIK_DATE_DIFFERS: {
    check: 'NIK_BIRTH_DATE',
    meaning: 'The birth date in the NIK is another than the printed one.',
    message: `The birth date on the card does not fit its NIK. ${ASK_OFFICE}`,
  },
  NIK_SEX_UNREAD: {
    check: 'NIK_SEX',
    meaning: 'The sex in the NIK could not be compared: NIK or printed sex was not read.',
    message: AGAIN,
  },
  NIK_SEX_DIFFERS: {
    check: 'NIK_SEX',
    meaning: 'The sex in the NIK (40 added to the day of women) is another than the printed one.',
    message: `The sex on the card does not fit its NIK. ${ASK_OFFICE}`,
  },
} as const
