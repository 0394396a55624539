/**
 * When two pictures are one, compressed or scaled anew: their hashes differ in a few bits, and their faces are nearer
 * than those of any two strangers that were measured. Either alone is not enough among many. See docs/faces.md.
 */
export const SAME_PICTURE = { bitsMax: 6, distanceMax: 0.6 } as const

/** Up to here two faces are very much alike: far stricter than a match, since each is held against all others. */
export const SIMILAR_FACE = { distanceMax: 0.45 } as const

export type HitKind = 'same_picture' | 'similar_face'

/** A face of another person that is too much like the one that was asked about. */
export interface FaceHit {
  /** Of the enrolled face. */
  readonly number: number
  readonly kind: HitKind
  readonly distance: number
}

/** What two faces of different persons come to; null: nothing. */
export function kindOf(bits: number, distance: number): HitKind | null {
  if (bits <= SAME_PICTURE.bitsMax && distance <= SAME_PICTURE.distanceMax) return 'same_picture'
  return distance <= SIMILAR_FACE.distanceMax ? 'similar_face' : null
}

/** Same pictures first, then the nearest. */
export function inOrder<Hit extends FaceHit>(hits: readonly Hit[]): readonly Hit[] {
  const rank = ({ kind }: Hit) => (kind === 'same_picture' ? 0 : 1)
  return hits.toSorted((a, b) => rank(a) - rank(b) || a.distance - b.distance)
}
