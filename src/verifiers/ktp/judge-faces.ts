import { type Face, type FaceQuality, faceDistance } from '../../engines/faces/faces.ts'
import { matchLimit, type QualityBand } from '../../lib/face-thresholds/face-thresholds.ts'

/** Below these a face cannot be told apart reliably: never a match. */
const WIDTH_PIXELS_MIN = 32
const SHARPNESS_MIN = 0.06
const CONTRAST_MIN = 0.04
const BRIGHTNESS = { min: 0.12, max: 0.95 } as const
const TURN_MAX = 0.35

/** Another face in a selfie counts when it is at least so wide beside the largest: a card held up or a poster does not. */
const SECOND_FACE_SHARE = 0.45
const SECOND_FACE_SCORE_MIN = 0.5

/** A face this wide is a good one; the print of a smaller one loses what tells people apart. */
export const GOOD_WIDTH_PIXELS = 140

export type QualityFault = 'SMALL' | 'BLURRED' | 'LIGHT' | 'TURNED'

/** What makes a face unfit to be compared, if anything. */
export function faultOf({ widthPixels, sharpness, contrast, brightness, turn }: FaceQuality): QualityFault | null {
  if (widthPixels < WIDTH_PIXELS_MIN) return 'SMALL'
  if (brightness < BRIGHTNESS.min || brightness > BRIGHTNESS.max || contrast < CONTRAST_MIN) return 'LIGHT'
  if (sharpness < SHARPNESS_MIN) return 'BLURRED'
  return turn > TURN_MAX ? 'TURNED' : null
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

/** The worse of the two pictures decides. */
export function bandOf(a: FaceQuality, b: FaceQuality): QualityBand {
  const isGood = [a, b].every((each) => each.widthPixels >= GOOD_WIDTH_PIXELS)
  return isGood ? 'good' : 'poor'
}

/** Distances up to which a match is HIGH, at every rate: none of the measured pairs of strangers comes so close. */
export const HIGH_LIMITS: Readonly<Record<QualityBand, number>> = { good: 0.58, poor: 0.56 }

export interface FaceMatch {
  readonly distance: number
  readonly band: QualityBand
  readonly isMatch: boolean
  /** LOW: no match. MEDIUM: a match. HIGH: a match closer than any pair of strangers that was measured. */
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH'
  /** 0–100: 50 at the limit of a match, 80 at the limit of HIGH, whatever the quality. No probability. */
  readonly score: number
}

/**
 * Compares two faces, more strictly where pictures are small: strangers come closer to one another there.
 *
 * @param falseMatchRate one of `FALSE_MATCH_RATES`.
 */
export function matchFaces(a: Face, b: Face, falseMatchRate: number): FaceMatch {
  const distance = faceDistance(a.descriptor, b.descriptor)
  const band = bandOf(a.quality, b.quality)
  const match = matchLimit(band, falseMatchRate)
  const sure = HIGH_LIMITS[band]
  const isMatch = distance <= match
  return {
    distance,
    band,
    isMatch,
    level: levelOf(distance, { sure, match }),
    score: Math.round(scoreOf(distance, { sure, match })),
  }
}

function levelOf(distance: number, { sure, match }: { sure: number; match: number }): FaceMatch['level'] {
  if (distance <= sure) return 'HIGH'
  return distance <= match ? 'MEDIUM' : 'LOW'
}

function scoreOf(distance: number, { sure, match }: { sure: number; match: number }): number {
  if (distance <= sure) return 100 - 20 * (distance / sure)
  if (distance <= match) return 80 - (30 * (distance - sure)) / (match - sure)
  return Math.max(0, 49 * (1 - (distance - match) / (1 - match)))
}
