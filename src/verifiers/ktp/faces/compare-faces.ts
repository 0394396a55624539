import type { Face } from '../../../engines/faces/faces.ts'
import type { Check } from '../../verifier.ts'
import { failed, type KtpReasonCode, passed, unavailable } from '../reasons/reasons.ts'
import {
  type Disguise,
  disguiseOf,
  type FaceJudging,
  type FaceMatch,
  faultOf,
  matchFaces,
  type QualityFault,
  showsSeveral,
} from './judge-faces.ts'
import { checkLiveness } from './liveness.ts'

/** The fields of the output that a face match fills, and its checks. */
export interface FaceFindings {
  readonly output: {
    readonly face_match_confidence_level: FaceMatch['level']
    readonly face_match_confidence_score: number
    /** The false-match rate that the faces were judged at; null where they were not compared. */
    readonly face_match_false_match_rate: number | null
    readonly is_match_face: boolean
  }
  readonly checks: readonly Check[]
}

/**
 * What the faces of a card and a selfie come to. Whatever stands in the way of a comparison makes it no match. The portrait
 * is the largest face on the card: the ghost image is no second person.
 */
export function judge(portrait: Face | null, inSelfie: readonly Face[], judging: FaceJudging): FaceFindings {
  const { limits, falseMatchRate } = judging
  const [own] = inSelfie
  const isSeveral = showsSeveral(inSelfie)
  const found = [
    portrait === null ? failed('FACE_NOT_ON_CARD', 'No face on the card.') : passed('FACE_ON_CARD', noteOf(portrait)),
    own === undefined ? failed('FACE_NOT_IN_SELFIE', 'No face in the selfie.') : passed('FACE_IN_SELFIE', noteOf(own)),
  ]
  if (portrait === null || own === undefined) {
    return noMatch([...found, failed('FACE_NOT_COMPARED', 'A face is missing.')])
  }
  const one = isSeveral
    ? failed('SEVERAL_FACES', `${inSelfie.length} faces in the selfie.`)
    : passed('ONE_FACE', `${inSelfie.length} in the selfie.`)
  const quality = checkQuality(portrait, own)
  if (isSeveral || quality.result !== 'PASS') {
    return noMatch([...found, one, quality, failed('FACE_NOT_COMPARED', 'Unfit to be compared.')])
  }
  const appearance = checkAppearance(own)
  if (limits === null) {
    const why = 'The net that describes faces has no measured limits: see `absah models measure`.'
    return noMatch([...found, one, quality, appearance, unavailable('FACE_LIMITS_MISSING', why)])
  }
  const matched = matchFaces(portrait, own, { limits, falseMatchRate })
  return {
    output: {
      face_match_confidence_level: matched.level,
      face_match_confidence_score: matched.score,
      face_match_false_match_rate: falseMatchRate,
      is_match_face: matched.outcome === 'match',
    },
    checks: [
      ...found,
      one,
      quality,
      appearance,
      checkMatch(matched, falseMatchRate),
      checkLiveness(portrait, own, limits),
    ],
  }
}

function checkMatch({ outcome, distance }: FaceMatch, falseMatchRate: number): Check {
  const note = `Distance ${distance.toFixed(3)}, false-match rate ${falseMatchRate}.`
  if (outcome === 'match') return passed('FACE_MATCH', note)
  return outcome === 'differs' ? failed('FACE_DIFFERS', note) : unavailable('FACE_UNCERTAIN', note)
}

const DISGUISES: Readonly<Record<Disguise, KtpReasonCode>> = {
  EYES_COVERED: 'SELFIE_EYES_COVERED',
  MOUTH_COVERED: 'SELFIE_MOUTH_COVERED',
  DRAWN: 'SELFIE_DRAWN',
}

function checkAppearance({ appearance }: Face): Check {
  const { eyesDark, mouthPlain, flat } = appearance
  const note = `Eyes ${eyesDark.toFixed(2)} darker than cheeks, mouth ${mouthPlain.toFixed(2)} plain, ${flat.toFixed(2)} flat.`
  const disguise = disguiseOf(appearance)
  return disguise === null ? passed('FACE_UNCOVERED', note) : failed(DISGUISES[disguise], note)
}

function noMatch(checks: readonly Check[]): FaceFindings {
  return {
    output: {
      face_match_confidence_level: 'LOW',
      face_match_confidence_score: 0,
      face_match_false_match_rate: null,
      is_match_face: false,
    },
    checks: [...checks, unavailable('LIVENESS_UNAVAILABLE', 'The faces were not compared.')],
  }
}

const FAULTS: Readonly<Record<QualityFault, { readonly card: KtpReasonCode; readonly selfie: KtpReasonCode }>> = {
  SMALL: { card: 'CARD_FACE_SMALL', selfie: 'SELFIE_FACE_SMALL' },
  BLURRED: { card: 'CARD_FACE_BLURRED', selfie: 'SELFIE_FACE_BLURRED' },
  LIGHT: { card: 'CARD_FACE_LIGHT', selfie: 'SELFIE_FACE_LIGHT' },
  TURNED: { card: 'CARD_FACE_TURNED', selfie: 'SELFIE_FACE_TURNED' },
}

function checkQuality(portrait: Face, own: Face): Check {
  const onSelfie = faultOf(own.quality)
  if (onSelfie !== null) return failed(FAULTS[onSelfie].selfie, noteOf(own))
  const onCard = faultOf(portrait.quality)
  return onCard === null ? passed('FACE_QUALITY') : failed(FAULTS[onCard].card, noteOf(portrait))
}

function noteOf({ quality, score }: Face): string {
  const { widthPixels, sharpness, brightness, contrast, turn } = quality
  return `${widthPixels.toFixed(0)} pixels wide, sharpness ${sharpness.toFixed(2)}, brightness ${brightness.toFixed(2)}, contrast ${contrast.toFixed(2)}, turn ${turn.toFixed(2)}, detector ${score.toFixed(2)}.`
}
