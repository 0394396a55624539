import { TAKE_AGAIN as AGAIN } from './face-reasons.ts'

/** What can be said about the age of the holder. */
export const AGE_REASONS = {
  HOLDER_AGE_UNREAD: {
    check: 'HOLDER_AGE',
    meaning: 'The age could not be told: the birth date, or of who is below 17 the marital status, was not read.',
    message: AGAIN,
  },
  HOLDER_TOO_YOUNG: {
    check: 'HOLDER_AGE',
    meaning: 'The holder is below 17 and was never married: nobody of that age is given a KTP.',
    message:
      'By its birth date the holder of this card is too young to have one. Please send a picture of your own KTP.',
  },
  HOLDER_TOO_OLD: {
    check: 'HOLDER_AGE',
    meaning: 'The holder would be older than 105: the date was misread, or the card is of somebody who died.',
    message: 'By its birth date the holder of this card is older than 105. We may ask you about it.',
  },
} as const
