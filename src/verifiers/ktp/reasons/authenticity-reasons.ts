import { TAKE_AGAIN as AGAIN } from './face-reasons.ts'

const HONEST = 'Honest people send such pictures, too: this alone never decides.'
const CARD_ITSELF = 'Please photograph the card itself, without editing the picture.'

/** Reasons of AUTHENTICITY: traces of a change, or that it is not known of which thing the picture is. */
export const AUTHENTICITY_REASONS = {
  EDITED_TEXT: {
    check: 'AUTHENTICITY',
    meaning:
      'A value differs from the rest of the card in ground, ink, sharpness, type or saving. FAIL where independent signals agree (see `output.fraud`), else UNAVAILABLE, for a person to look at.',
    message: `A line of your card looks changed. ${CARD_ITSELF}`,
  },
  EDITED_PORTRAIT: {
    check: 'AUTHENTICITY',
    meaning:
      'The portrait differs from the card in grain, rim or saving. FAIL where the text shows an edit, too, else UNAVAILABLE, for a person to look at.',
    message: `The portrait of your card looks changed. ${CARD_ITSELF}`,
  },
  SCREEN_CAPTURE: {
    check: 'AUTHENTICITY',
    meaning: `The picture has the pattern of a screen: it was taken from one. ${HONEST}`,
    message: `The picture seems to be taken from a screen. ${CARD_ITSELF}`,
  },
  PRINTED_COPY: {
    check: 'AUTHENTICITY',
    meaning: `The picture has the dots of a print: it shows a copy. ${HONEST}`,
    message: `The picture seems to show a printed copy. ${CARD_ITSELF}`,
  },
  SCREENSHOT: {
    check: 'AUTHENTICITY',
    meaning: `The picture is that of a telephone's screen. ${HONEST}`,
    message: `The picture is a screenshot. ${CARD_ITSELF}`,
  },
  EDITING_SOFTWARE: {
    check: 'AUTHENTICITY',
    meaning: `The file names a program that edits pictures. ${HONEST}`,
    message: `The picture was saved by a program that edits pictures. ${CARD_ITSELF}`,
  },
  SEEN_BEFORE: {
    check: 'AUTHENTICITY',
    meaning:
      'The same picture is in another verification of the organization, of another result group, with another NIK or name. FAIL where the picture has traces of an edit, too, else UNAVAILABLE, for a person to look at.',
    message: `The same picture was sent for somebody else. ${CARD_ITSELF}`,
  },
  AUTHENTICITY_UNAVAILABLE: {
    check: 'AUTHENTICITY',
    meaning: 'Traces of changes could not be looked for: too little print was found, or the picture is too complex.',
    message: `We could not check whether the picture was changed. ${AGAIN}`,
  },
} as const
