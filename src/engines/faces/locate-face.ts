import type { Picture } from '../documents/documents.ts'
import { landmarksApart, unmirrored } from './align-face.ts'
import type { Detection } from './detections.ts'
import type { FaceNets } from './face-nets.ts'
import { LANDMARK_SIDE } from './nets/landmark-net.ts'
import { type Affine, mapPoint, sampleSquare } from './sample.ts'

type Point = readonly [x: number, y: number]

/** Where a detector saw a face: a square of `side` pixels that `view` lays onto the picture. */
export interface Sighting {
  readonly detection: Detection
  readonly view: Affine
  readonly side: number
}

/** A face whose landmarks were found. */
export interface LocatedFace extends Sighting {
  /** 68 points in pixels of the picture. */
  readonly landmarks: readonly Point[]
  /**
   * How far the landmarks of the face lie from those of its mirror image, in distances between the eyes: little in a face,
   * more where there is none, or where it lies on its side or its head.
   */
  readonly unevenness: number
  readonly widthPixels: number
}

/**
 * The landmarks of what a detector saw: those of the face and of its mirror image, averaged, which lie steadier than
 * either.
 */
export async function locateFace(nets: FaceNets, picture: Picture, sighting: Sighting): Promise<LocatedFace> {
  const { detection, view, side } = sighting
  const { left, top, right, bottom } = detection
  const long = Math.max(right - left, bottom - top) * side
  const scale = long / LANDMARK_SIDE
  const [x, y] = mapPoint(view, [((left + right) * side - long) / 2, ((top + bottom) * side - long) / 2])
  const around = { a: view.a * scale, b: view.b * scale, c: view.c * scale, d: view.d * scale, e: x, f: y }
  const square = sampleSquare(picture, around, LANDMARK_SIDE)
  const straight = await landmarksIn(nets, square)
  const mirrored = unmirrored(await landmarksIn(nets, mirror(square, LANDMARK_SIDE)), LANDMARK_SIDE)
  const landmarks = straight.map(([u, v], index) => {
    const [otherU, otherV] = mirrored[index] ?? [u, v]
    return mapPoint(around, [(u + otherU) / 2, (v + otherV) / 2])
  })
  const widthPixels = (right - left) * side * Math.hypot(view.a, view.b)
  return { ...sighting, landmarks, unevenness: landmarksApart(straight, mirrored), widthPixels }
}

async function landmarksIn(nets: FaceNets, square: Float32Array): Promise<readonly Point[]> {
  const answer = await nets.landmarks(square)
  return Array.from({ length: answer.length / 2 }, (_, index) => [
    (answer[index * 2] ?? 0) * LANDMARK_SIDE,
    (answer[index * 2 + 1] ?? 0) * LANDMARK_SIDE,
  ])
}

function mirror(square: Float32Array, side: number): Float32Array {
  const mirrored = new Float32Array(square.length)
  for (let at = 0; at < side * side; at++) {
    const to = (at - (at % side) + side - 1 - (at % side)) * 3
    for (let channel = 0; channel < 3; channel++) mirrored[to + channel] = square[at * 3 + channel] ?? 0
  }
  return mirrored
}
