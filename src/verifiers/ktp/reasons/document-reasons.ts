import { TAKE_AGAIN as AGAIN } from './face-reasons.ts'

export const RIGHT_FILE = 'Please send a picture of the front of your own KTP.'

/** Reasons of DOCUMENT_IS_KTP: what the picture shows instead of a card. */
export const DOCUMENT_REASONS = {
  NO_TEXT: {
    check: 'DOCUMENT_IS_KTP',
    meaning: 'Nothing could be read in the picture.',
    message: `We could not read anything in the picture. ${AGAIN}`,
  },
  NOT_A_KTP: {
    check: 'DOCUMENT_IS_KTP',
    meaning: 'The picture shows no Indonesian identity card (labels and header of a KTP are missing).',
    message: `We did not find a KTP in the picture. ${RIGHT_FILE}`,
  },
  NO_PORTRAIT: {
    check: 'DOCUMENT_IS_KTP',
    meaning: 'The print is that of a KTP, but no portrait stands within it.',
    message: `We did not find the portrait of a KTP in the picture. ${RIGHT_FILE}`,
  },
  TYPED_PAGE: {
    check: 'DOCUMENT_IS_KTP',
    meaning:
      'The text is that of a KTP, on a page or a screen: ground, sizes of print and portrait of a card are missing.',
    message: `The picture shows the text of a KTP and not the card. ${RIGHT_FILE}`,
  },
  SUBSTITUTE_LETTER: {
    check: 'DOCUMENT_IS_KTP',
    meaning: 'A letter of the civil registry that stands in for a card (surat keterangan, SUKET).',
    message: `The picture shows a letter that stands in for a KTP. ${RIGHT_FILE}`,
  },
  CHILD_CARD: {
    check: 'DOCUMENT_IS_KTP',
    meaning: "A child's identity card (kartu identitas anak, KIA).",
    message: `The picture shows a child's identity card. ${RIGHT_FILE}`,
  },
  DIGITAL_IDENTITY_SCREEN: {
    check: 'DOCUMENT_IS_KTP',
    meaning:
      "The screen of the civil registry's app (identitas kependudukan digital, IKD), which a picture proves nothing of.",
    message: `The picture shows a digital identity on a screen. ${RIGHT_FILE}`,
  },
  NOT_ELECTRONIC: {
    check: 'DOCUMENT_IS_KTP',
    meaning:
      'The paper KTP of before 2011 by its own signs (REPUBLIK INDONESIA over the province, signed by the camat). A printed date is none.',
    message: 'The card is an old one that is not electronic. Please send a picture of your KTP-el.',
  },
  SEVERAL_CARDS: {
    check: 'DOCUMENT_IS_KTP',
    meaning:
      'The picture shows several cards, so it is not known which of them is meant. `output.several_cards` says which was read.',
    message: 'The picture shows several cards. Please send a picture of your own KTP alone.',
  },
  PORTRAIT_UNCLEAR: {
    check: 'DOCUMENT_IS_KTP',
    meaning:
      'No face was found where the portrait stands, and the other signs of a card leave doubt. Does not decide by itself.',
    message: `The portrait on your card cannot be seen well. ${AGAIN}`,
  },
  KTP_UNCLEAR: {
    check: 'DOCUMENT_IS_KTP',
    meaning: 'Parts of a KTP were read, too few to be sure: a poor picture or a part of a card. See PICTURE_QUALITY.',
    message: `We can see too little of your KTP. ${AGAIN}`,
  },
} as const
