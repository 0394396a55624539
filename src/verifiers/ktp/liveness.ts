import { type Face, faceDistance } from '../../engines/faces/faces.ts'
import type { Check } from '../verifier.ts'
import { passed, passedWith } from './reasons.ts'

/**
 * Two faces closer than this are taken for one picture: even two pictures of one person on one day differ more. Chosen
 * and measured on the pictures of docs/faces.md.
 */
const SAME_PICTURE_DISTANCE = 0.26

/**
 * Signals that a selfie was not taken of a living person. One picture can look wrong, and is no proof of life: a signal is
 * a hint for who reviews. The check passes with it, so that no verdict changes.
 */
export function checkLiveness(portrait: Face, own: Face): Check {
  const distance = faceDistance(portrait.descriptor, own.descriptor)
  const note = `Distance to the portrait ${distance.toFixed(3)}, one picture below ${SAME_PICTURE_DISTANCE}.`
  return distance < SAME_PICTURE_DISTANCE ? passedWith('SELFIE_IS_PORTRAIT', note) : passed('LIVENESS_SIGNALS', note)
}
