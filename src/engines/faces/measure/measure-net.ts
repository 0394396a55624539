import path from 'node:path'
import { type FaceComparison, seeded } from '../../../lib/face-limits/comparisons.ts'
import type { FaceNets } from '../face-nets.ts'
import { type Face, faceDistance } from '../faces.ts'
import { findFaces } from '../find-faces.ts'
import { framePortrait, PRINTS, printPortrait } from './print-portrait.ts'
import { decodePicture, type PersonPicture } from './read-people.ts'

/** So that two runs print the same noise. */
export const PRINT_SEED = 7

export interface MeasureOptions {
  /** Whether a face may be compared at all. */
  readonly isFit: (face: Face) => boolean
  /** Told after each picture. */
  readonly onPicture?: (done: number) => void
}

/** The faces of all pictures of a set: as they are, and printed onto cards in the order of `PRINTS`. Null: missed. */
export interface SeenFaces {
  readonly unprinted: readonly (Face | null)[]
  readonly printed: readonly (readonly (Face | null)[])[]
}

/** Looks for the face of every picture, as it is and on every print. */
export async function seeFaces(
  nets: FaceNets,
  pictures: readonly PersonPicture[],
  onPicture: (done: number) => void = () => undefined,
): Promise<SeenFaces> {
  const unprinted: (Face | null)[] = []
  const printed: (Face | null)[][] = PRINTS.map(() => [])
  for (const [index, { person, file }] of pictures.entries()) {
    const picture = await decodePicture(file)
    const face = middlemost(await findFaces(nets, picture))
    unprinted.push(face)
    const portrait = face === null ? null : await framePortrait(picture, face.box)
    for (const [at, print] of PRINTS.entries()) {
      // Of what was missed unprinted, nobody knows where the portrait would be: it counts as missed.
      if (portrait === null) printed[at]?.push(null)
      else {
        const random = seeded(PRINT_SEED + numberOf(`${person}/${path.basename(file)} ${print.name}`))
        const card = await printPortrait(portrait, print, random)
        const [onCard = null] = await findFaces(nets, card, { quad: WHOLE, isPrint: true })
        printed[at]?.push(onCard)
      }
    }
    onPicture(index + 1)
  }
  return { unprinted, printed }
}

/** A picture is named after the person in its middle, however large others beside are. */
function middlemost(faces: readonly Face[]): Face | null {
  const offMiddle = ({ box: [left, top, right, bottom] }: Face) =>
    Math.hypot((left + right) / 2 - 0.5, (top + bottom) / 2 - 0.5)
  return faces.toSorted((a, b) => offMiddle(a) - offMiddle(b))[0] ?? null
}

/** The same number for the same words (FNV-1a): what is drawn for a picture hangs on no other. */
function numberOf(words: string): number {
  return [...Buffer.from(words)].reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, 2166136261)
}

/** Both ways of a pair are compared where one side is printed; of unprinted pictures each pair once. */
export function compareSeen(
  pictures: readonly PersonPicture[],
  seen: SeenFaces,
  { isFit, metric }: Pick<MeasureOptions, 'isFit'> & { readonly metric: FaceNets['describing']['metric'] },
): readonly FaceComparison[] {
  const fit = (face: Face | null | undefined) => (face !== null && face !== undefined && isFit(face) ? face : null)
  const sides = [
    { portraitPx: null, faces: seen.unprinted },
    ...PRINTS.map(({ portraitPx }, at) => ({ portraitPx, faces: seen.printed[at] ?? [] })),
  ]
  return sides.flatMap(({ portraitPx, faces }) =>
    pictures.flatMap((one, i) =>
      pictures.flatMap((other, j): readonly FaceComparison[] => {
        const isTwice = i === j || (portraitPx === null && j < i)
        if (isTwice || one.group !== other.group || one.sex !== other.sex) return []
        const [a, b] = [fit(seen.unprinted[i]), fit(faces[j])]
        const distance = a === null || b === null ? null : faceDistance(a.descriptor, b.descriptor, metric)
        return [{ group: one.group, persons: [one.person, other.person], portraitPx, distance }]
      }),
    ),
  )
}

/** Distances of pictures to their own prints: what a selfie is that was taken of the portrait. */
export function compareCopies(
  { unprinted, printed }: SeenFaces,
  { isFit, metric }: Pick<MeasureOptions, 'isFit'> & { readonly metric: FaceNets['describing']['metric'] },
): readonly number[] {
  return printed.flatMap((faces) =>
    faces.flatMap((face, at) => {
      const own = unprinted[at] ?? null
      if (own === null || face === null || !isFit(own) || !isFit(face)) return []
      return [faceDistance(own.descriptor, face.descriptor, metric)]
    }),
  )
}

/** The whole card, upright: it has been read by then. */
const WHOLE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const
