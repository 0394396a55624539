import { hashDistance } from '../../lib/picture-hash.ts'
import type { PictureMark, SeenPicture } from '../../verifiers/verifier.ts'

/** One picture of a card, compressed, scaled or edited anew, keeps all but so many bits of its marks. See docs/guides/authenticity.md. */
export const SAME_BITS_MAX = { portrait: 6, grain: 64 } as const

/** Names that share less of their pairs of letters are not one name that was read twice. */
const NAME_LIKENESS_MIN = 0.6

/** Whether two marks are of one picture: both that of the portrait and that of its grain say so. */
export function isSamePicture(one: PictureMark, other: PictureMark): boolean {
  return (
    hashDistance(one.portrait, other.portrait) <= SAME_BITS_MAX.portrait &&
    hashDistance(one.grain, other.grain) <= SAME_BITS_MAX.grain
  )
}

/** Whether number or name say that it is somebody else. What was not read for certain says nothing. */
export function isOtherPerson(
  one: Pick<SeenPicture, 'number' | 'name'>,
  other: Pick<SeenPicture, 'number' | 'name'>,
): boolean {
  if (one.number !== null && other.number !== null && one.number !== other.number) return true
  return one.name !== null && other.name !== null && likenessOf(one.name, other.name) < NAME_LIKENESS_MIN
}

/** Of the pairs of letters of two names, 0–1 (Dice). */
function likenessOf(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const left = [...b]
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / Math.max(1, a.length + b.length)
}

function pairsOf(name: string): readonly string[] {
  const letters = ` ${name
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim()} `
  return Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2))
}
