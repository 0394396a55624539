/** What to do when a picture of a card is not good enough. */
export const TAKE_AGAIN =
  'Please take a new picture: the whole card, flat, in even light, without reflections, filling the frame.'

const SELFIE_AGAIN =
  'Please take the selfie again: only you, looking into the camera, in even light, your face filling a third of the picture.'

/** What can be said about the faces of a card and a selfie: a part of the list of reasons. */
export const FACE_REASONS = {
  FACE_NOT_ON_CARD: {
    check: 'FACE_ON_CARD',
    meaning: 'No face was found on the card.',
    message: `We could not see the face on your card. ${TAKE_AGAIN}`,
  },
  FACE_NOT_IN_SELFIE: {
    check: 'FACE_IN_SELFIE',
    meaning: 'No face was found in the selfie.',
    message: `We did not find a face in your selfie. ${SELFIE_AGAIN}`,
  },
  SEVERAL_FACES: {
    check: 'ONE_FACE',
    meaning: 'The selfie shows more than one person.',
    message: `There is more than one person in your selfie. ${SELFIE_AGAIN}`,
  },
  CARD_FACE_SMALL: {
    check: 'FACE_QUALITY',
    meaning: 'The face on the card is too small: it is not compared.',
    message: `The face on your card is too small. ${TAKE_AGAIN}`,
  },
  SELFIE_FACE_SMALL: {
    check: 'FACE_QUALITY',
    meaning: 'The face in the selfie is too small: it is not compared.',
    message: `Your face in the selfie is too small. ${SELFIE_AGAIN}`,
  },
  CARD_FACE_BLURRED: {
    check: 'FACE_QUALITY',
    meaning: 'The face on the card is blurred: it is not compared.',
    message: `The face on your card is blurred. ${TAKE_AGAIN}`,
  },
  SELFIE_FACE_BLURRED: {
    check: 'FACE_QUALITY',
    meaning: 'The face in the selfie is blurred: it is not compared.',
    message: `Your face in the selfie is blurred. ${SELFIE_AGAIN}`,
  },
  CARD_FACE_LIGHT: {
    check: 'FACE_QUALITY',
    meaning: 'The face on the card is too dark, too bright or without contrast: it is not compared.',
    message: `The face on your card is too dark or too bright. ${TAKE_AGAIN}`,
  },
  SELFIE_FACE_LIGHT: {
    check: 'FACE_QUALITY',
    meaning: 'The face in the selfie is too dark, too bright or without contrast: it is not compared.',
    message: `Your face in the selfie is too dark or too bright. ${SELFIE_AGAIN}`,
  },
  CARD_FACE_TURNED: {
    check: 'FACE_QUALITY',
    meaning: 'The face on the card is turned away from the camera: it is not compared.',
    message: `The face on your card is turned away. ${TAKE_AGAIN}`,
  },
  SELFIE_FACE_TURNED: {
    check: 'FACE_QUALITY',
    meaning: 'The face in the selfie is turned away from the camera: it is not compared.',
    message: `Your face in the selfie is turned away. ${SELFIE_AGAIN}`,
  },
  SELFIE_EYES_COVERED: {
    check: 'FACE_UNCOVERED',
    meaning: 'The eyes in the selfie seem to be covered, by dark glasses. The faces are compared all the same.',
    message: `Something dark seems to cover your eyes in the selfie. ${SELFIE_AGAIN}`,
  },
  SELFIE_MOUTH_COVERED: {
    check: 'FACE_UNCOVERED',
    meaning: 'Mouth and nose in the selfie seem to be covered, by a mask. The faces are compared all the same.',
    message: `Something seems to cover your mouth in the selfie. ${SELFIE_AGAIN}`,
  },
  SELFIE_DRAWN: {
    check: 'FACE_UNCOVERED',
    meaning:
      'The selfie seems to be drawn, or a filter to have been laid over it. The faces are compared all the same.',
    message: `Your selfie looks drawn. Please send a photograph without filters. ${SELFIE_AGAIN}`,
  },
  FACE_UNCERTAIN: {
    check: 'FACE_MATCH',
    meaning:
      'The faces are too unlike for a match and too alike to be told apart: a person has to look. Never a match.',
    message: `We could not tell for certain whether your selfie shows the person on the card. ${SELFIE_AGAIN}`,
  },
  FACE_LIMITS_MISSING: {
    check: 'FACE_MATCH',
    meaning: 'Another net describes faces here, and nobody has measured its limits yet: no distance means anything.',
    message: 'We could not compare your selfie with the card. No action is needed unless we ask you.',
  },
  FACE_DIFFERS: {
    check: 'FACE_MATCH',
    meaning: 'The face in the selfie is not that of the card.',
    message: `Your selfie does not match the portrait on the card. ${SELFIE_AGAIN}`,
  },
  FACE_NOT_COMPARED: {
    check: 'FACE_MATCH',
    meaning: 'The faces were not compared: one is missing or unfit, or the selfie shows several. Never a match.',
    message: SELFIE_AGAIN,
  },
  SELFIE_IS_PORTRAIT: {
    check: 'LIVENESS_SIGNALS',
    meaning:
      'The face in the selfie seems to be the very picture on the card. A hint: the check passes, and no verdict changes.',
    message: `Your selfie looks like the portrait on the card, photographed. This is a hint, and no proof of life. ${SELFIE_AGAIN}`,
  },
  LIVENESS_UNAVAILABLE: {
    check: 'LIVENESS_SIGNALS',
    meaning: 'The faces were not compared, so the selfie was not looked at for signals against a living person.',
    message: `We could not look for signs that the selfie was taken of a living person. ${SELFIE_AGAIN}`,
  },
} as const
