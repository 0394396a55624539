import type { FaceLimits } from '../../lib/face-limits/face-limits.ts'

/** Two pictures whose hashes differ in more bits are not one, compressed or scaled anew. See docs/faces.md. */
export const SAME_PICTURE_BITS_MAX = 6

/**
 * How near faces of different persons are told of, of the net that described them. One picture: as near as a match that
 * is HIGH, beside a hash that says the same; either alone is not enough among many. Alike: nearer than any two strangers
 * that were measured, since each is compared with all others.
 */
export type HitLimits = Pick<FaceLimits, 'net' | 'metric' | 'high' | 'similar'>

export type HitKind = 'same_picture' | 'similar_face'

/** A face of another person that is too much like the one that was asked about. */
export interface FaceHit {
  /** Of the enrolled face. */
  readonly number: number
  readonly kind: HitKind
  readonly distance: number
}

/** What two faces of different persons come to; null: nothing. */
export function kindOf(bits: number, distance: number, { high, similar }: HitLimits): HitKind | null {
  if (bits <= SAME_PICTURE_BITS_MAX && distance <= high.distance) return 'same_picture'
  return distance <= similar.distance ? 'similar_face' : null
}

/** Same pictures first, then the nearest. */
export function inOrder<Hit extends FaceHit>(hits: readonly Hit[]): readonly Hit[] {
  const rank = ({ kind }: Hit) => (kind === 'same_picture' ? 0 : 1)
  return hits.toSorted((a, b) => rank(a) - rank(b) || a.distance - b.distance)
}
