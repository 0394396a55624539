import { type Face, faceDistance } from '../../../engines/faces/faces.ts'
import type { FaceLimits } from '../../../lib/face-limits/face-limits.ts'
import type { Check } from '../../verifier.ts'
import { passed, passedWith } from '../reasons/reasons.ts'

/**
 * Signals that a selfie was not taken of a living person: faces closer than nearly all pairs of pictures of one person are
 * taken for one picture. One picture can look wrong, and is no proof of life: a signal is a hint for who reviews. The check
 * passes with it, so that no verdict changes.
 */
export function checkLiveness(portrait: Face, own: Face, { metric, samePicture }: FaceLimits): Check {
  const distance = faceDistance(portrait.descriptor, own.descriptor, metric)
  const note = `Distance to the portrait ${distance.toFixed(3)}, one picture up to ${samePicture.distance}.`
  return distance <= samePicture.distance ? passedWith('SELFIE_IS_PORTRAIT', note) : passed('LIVENESS_SIGNALS', note)
}
