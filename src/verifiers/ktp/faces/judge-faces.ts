import { type Face, type FaceAppearance, type FaceQuality, faceDistance } from '../../../engines/faces/faces.ts'
import { type FaceLimits, matchLimit } from '../../../lib/face-limits/face-limits.ts'

/** Below these a face cannot be told apart reliably: never a match. */
const WIDTH_PIXELS_MIN = 32
const SHARPNESS_MIN = 0.09
/** About 4 of 256 grey levels: a face in shadow or fog is stretched, one with fewer levels has nothing left to stretch. */
const CONTRAST_MIN = 0.014
const BRIGHTNESS = { min: 0.03, max: 0.95 } as const
const TURN_MAX = 0.35

/** Another face in a selfie counts when it is at least so wide beside the largest: a card held up or a poster does not. */
const SECOND_FACE_SHARE = 0.45
const SECOND_FACE_SCORE_MIN = 0.5

/** Above these a face seems to be hidden or drawn. */
const APPEARANCE_MAX: Readonly<Record<keyof FaceAppearance, number>> = { eyesDark: 0.72, mouthPlain: 0.65, flat: 0.1 }

export type QualityFault = 'SMALL' | 'BLURRED' | 'LIGHT' | 'TURNED'

/** What makes a face unfit to be compared, if anything. */
export function faultOf({ widthPixels, sharpness, contrast, brightness, turn }: FaceQuality): QualityFault | null {
  if (widthPixels < WIDTH_PIXELS_MIN) return 'SMALL'
  if (brightness < BRIGHTNESS.min || brightness > BRIGHTNESS.max || contrast < CONTRAST_MIN) return 'LIGHT'
  if (sharpness < SHARPNESS_MIN) return 'BLURRED'
  return turn > TURN_MAX ? 'TURNED' : null
}

/** What seems to hide the face of a selfie, or to make it none; null: nothing that is looked for. */
export type Disguise = 'EYES_COVERED' | 'MOUTH_COVERED' | 'DRAWN'

export function disguiseOf({ eyesDark, mouthPlain, flat }: FaceAppearance): Disguise | null {
  if (mouthPlain > APPEARANCE_MAX.mouthPlain) return 'MOUTH_COVERED'
  if (eyesDark > APPEARANCE_MAX.eyesDark) return 'EYES_COVERED'
  return flat > APPEARANCE_MAX.flat ? 'DRAWN' : null
}

/** Whether a selfie shows more than one person. */
export function showsSeveral([largest, ...others]: readonly Face[]): boolean {
  if (largest === undefined) return false
  const least = largest.quality.widthPixels * SECOND_FACE_SHARE
  return others.some(({ quality, score }) => quality.widthPixels >= least && score >= SECOND_FACE_SCORE_MIN)
}

/** The face of a selfie that shows one person, fit to be compared; null where there is none. */
export function ownFace(faces: readonly Face[]): Face | null {
  const [own] = faces
  return own === undefined || showsSeveral(faces) || faultOf(own.quality) !== null ? null : own
}

/** What faces are judged by. */
export interface FaceJudging {
  /** Of the net that described them; null: they were not measured, so that no distance means anything. */
  readonly limits: FaceLimits | null
  /** One of `FALSE_MATCH_RATES`. */
  readonly falseMatchRate: number
}

export interface FaceMatch {
  readonly distance: number
  /** `uncertain`: too far for a match, too near to be told that they differ. */
  readonly outcome: 'match' | 'uncertain' | 'differs'
  /** LOW: no match. MEDIUM: a match. HIGH: a match closer than any pair of strangers that was measured. */
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH'
  /** 0–100: 80 at the limit of HIGH, 50 at that of a match, 25 at that of a review. No probability. */
  readonly score: number
}

/** Compares two faces. @throws {RangeError} where the rate was not measured. */
export function matchFaces(
  a: Face,
  b: Face,
  { limits, falseMatchRate }: { readonly limits: FaceLimits; readonly falseMatchRate: number },
): FaceMatch {
  const distance = faceDistance(a.descriptor, b.descriptor, limits.metric)
  const match = matchLimit(limits, falseMatchRate)
  const marks = { sure: Math.min(limits.high.distance, match), match, review: limits.review.distance }
  return {
    distance,
    outcome: outcomeOf(distance, marks),
    level: levelOf(distance, marks),
    score: Math.round(scoreOf(distance, marks)),
  }
}

interface Marks {
  readonly sure: number
  readonly match: number
  readonly review: number
}

function outcomeOf(distance: number, { match, review }: Marks): FaceMatch['outcome'] {
  if (distance <= match) return 'match'
  return distance <= review ? 'uncertain' : 'differs'
}

function levelOf(distance: number, { sure, match }: Marks): FaceMatch['level'] {
  if (distance <= sure) return 'HIGH'
  return distance <= match ? 'MEDIUM' : 'LOW'
}

function scoreOf(distance: number, { sure, match, review }: Marks): number {
  if (distance <= sure) return 100 - 20 * (distance / sure)
  if (distance <= match) return 80 - (30 * (distance - sure)) / (match - sure)
  if (distance <= review) return 49 - (24 * (distance - match)) / (review - match)
  return Math.max(0, 24 * (1 - (distance - review) / review))
}
