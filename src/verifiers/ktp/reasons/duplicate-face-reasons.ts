const NO_ACTION = 'No action is needed unless we ask you.'

/** What can be said about a face beside those of other persons: a part of the list of reasons. */
export const DUPLICATE_FACE_REASONS = {
  SAME_PICTURE_OTHER_PERSON: {
    check: 'DUPLICATE_FACE',
    meaning:
      'The same selfie, perhaps compressed or scaled anew, was sent for a person with another NIK; see `linked_verifications`.',
    message: `Your selfie needs a closer look. ${NO_ACTION}`,
  },
  SIMILAR_FACE_OTHER_PERSON: {
    check: 'DUPLICATE_FACE',
    meaning:
      'A person with another NIK looks very much alike; see `linked_verifications`. A hint: relatives do, and so do strangers among many.',
    message: `Your selfie needs a closer look. ${NO_ACTION}`,
  },
  DUPLICATE_FACE_NIK_UNREAD: {
    check: 'DUPLICATE_FACE',
    meaning:
      'The face was not compared with others: without a NIK nobody can be told from them. Nothing is kept of it.',
    message: `We could not finish one of our checks. ${NO_ACTION}`,
  },
  DUPLICATE_FACE_NOT_COMPARED: {
    check: 'DUPLICATE_FACE',
    meaning: 'The selfie shows no face, several, or one unfit to be compared. Nothing is kept of it.',
    message: `We could not finish one of our checks. ${NO_ACTION}`,
  },
} as const
