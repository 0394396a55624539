import type { Picture } from '../../engines/documents/documents.ts'
import type { Face, Faces } from '../../engines/faces/faces.ts'
import type { Check } from '../verifier.ts'
import { type FaceMatch, faultOf, matchFaces, ownFace, type QualityFault, showsSeveral } from './judge-faces.ts'
import { checkLiveness } from './liveness.ts'
import { portraitRegion } from './portrait-region.ts'
import type { CardReading } from './read-card.ts'
import { failed, type KtpReasonCode, passed, unavailable } from './reasons.ts'

interface Pictures {
  readonly card: Picture
  readonly selfie: Picture
  readonly reading: CardReading
  readonly faces: Faces
  readonly falseMatchRate: number
  readonly signal: AbortSignal
}

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
 * Compares the portrait of a card with a selfie. Whatever stands in the way of a comparison makes it no match. `own` is
 * the one face of the selfie, where it is fit to be compared.
 */
export async function compareFaces({
  card,
  selfie,
  reading,
  faces,
  falseMatchRate,
  signal,
}: Pictures): Promise<FaceFindings & { readonly own: Face | null }> {
  const portrait = await findPortraitFace({ card, reading, faces, signal })
  const inSelfie = await faces.find(selfie, { signal })
  return { ...judge(portrait, inSelfie, falseMatchRate), own: ownFace(inSelfie) }
}

/** What two sets of faces come to. The portrait is the largest face on the card: the ghost image is no second person. */
export function judge(portrait: Face | null, inSelfie: readonly Face[], falseMatchRate: number): FaceFindings {
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
  const { isMatch, level, score, distance, band } = matchFaces(portrait, own, falseMatchRate)
  const note = `Distance ${distance.toFixed(3)}, pictures ${band}, false-match rate ${falseMatchRate}.`
  const match = isMatch ? passed('FACE_MATCH', note) : failed('FACE_DIFFERS', note)
  return {
    output: {
      face_match_confidence_level: level,
      face_match_confidence_score: score,
      face_match_false_match_rate: falseMatchRate,
      is_match_face: isMatch,
    },
    checks: [...found, one, quality, match, checkLiveness(portrait, own)],
  }
}

/** Where the layout says first, then on the whole card. */
async function findPortraitFace({
  card,
  reading,
  faces,
  signal,
}: Omit<Pictures, 'selfie' | 'falseMatchRate'>): Promise<Face | null> {
  const region = portraitRegion(reading.card.frame, reading.reading)
  for (const quad of region === null ? [reading.reading.area] : [region, reading.reading.area]) {
    const [largest] = await faces.find(card, { quad, signal })
    if (largest !== undefined) return largest
  }
  return null
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
