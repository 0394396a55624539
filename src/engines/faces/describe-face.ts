import type { Picture } from '../documents/documents.ts'
import { alignment, fivePoints, turnOf } from './align-face.ts'
import { type DescribingNet, OWN_NET } from './describing-net.ts'
import { measureAppearance } from './face-appearance.ts'
import type { FaceNets } from './face-nets.ts'
import { measureFace } from './face-quality.ts'
import type { Face } from './faces.ts'
import { soften, stretch } from './grey-levels.ts'
import type { LocatedFace } from './locate-face.ts'
import { mapPoint, sampleSquare } from './sample.ts'

/**
 * Aligns a face, measures and describes it.
 *
 * @returns null when its landmarks lie upon one another.
 */
export async function describeFace(
  nets: FaceNets,
  picture: Picture,
  { face, isPrint }: { readonly face: LocatedFace; readonly isPrint: boolean },
): Promise<Face | null> {
  const { detection, landmarks, widthPixels } = face
  const five = fivePoints(landmarks)
  const { describing } = nets
  const measured = alignment(five, OWN_NET.places)
  const aligned = alignment(five, describing.places)
  if (measured === null || aligned === null) return null
  const seen = sampleSquare(picture, measured, OWN_NET.side)
  const square = isAlignedAlike(describing) ? seen : sampleSquare(picture, aligned, describing.side)
  const light = stretch(square, describing.side)
  const descriptor = await nets.describe(isPrint ? soften(light, describing.side) : light)
  return {
    box: boxOf(face, picture),
    score: detection.score,
    quality: { widthPixels, turn: turnOf(landmarks), ...measureFace(seen, OWN_NET.side) },
    appearance: measureAppearance(seen),
    descriptor: [...descriptor],
  }
}

/** Whether a net wants the very square that faces are measured in. */
function isAlignedAlike({ side, places }: DescribingNet): boolean {
  return side === OWN_NET.side && String(places) === String(OWN_NET.places)
}

function boxOf({ detection, view, side }: LocatedFace, { width, height }: Picture): Face['box'] {
  const { left, top, right, bottom } = detection
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => mapPoint(view, [x * side, y * side]))
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const xs = corners.map(([x]) => x / width)
  const ys = corners.map(([, y]) => y / height)
  return [within(Math.min(...xs)), within(Math.min(...ys)), within(Math.max(...xs)), within(Math.max(...ys))]
}
