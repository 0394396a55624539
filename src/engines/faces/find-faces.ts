import type { Picture } from '../documents/documents.ts'
import { alignment, fivePoints, turnOf } from './align-face.ts'
import { type Detection, withoutDoubles } from './detections.ts'
import { type FaceNets, TINY_SIDE } from './face-nets.ts'
import { measureFace } from './face-quality.ts'
import type { Face, FindOptions } from './faces.ts'
import { LANDMARK_SIDE } from './nets/landmark-net.ts'
import { RECOGNITION_SIDE } from './nets/recognition-net.ts'
import { SSD_SIDE } from './nets/ssd-net.ts'
import { type Affine, mapPoint, sampleSquare } from './sample.ts'

/** More faces than this are a crowd, whatever the others look like. */
const FACES_MAX = 5

/** Boxes of fewer pixels are noise. */
const WIDTH_PIXELS_MIN = 12

type Quad = NonNullable<FindOptions['quad']>

/**
 * Ways to look for a face until one is found: both detectors on the picture as it is, then with room around it (a face
 * that fills its picture is found when it does not), at last with less certainty asked for.
 */
const LOOKS = [
  { net: 'tiny', zoom: 1, scoreMin: 0.5 },
  { net: 'ssd', zoom: 1, scoreMin: 0.5 },
  { net: 'tiny', zoom: 0.45, scoreMin: 0.5 },
  { net: 'tiny', zoom: 0.3, scoreMin: 0.5 },
  { net: 'ssd', zoom: 0.45, scoreMin: 0.5 },
  { net: 'tiny', zoom: 0.3, scoreMin: 0.3 },
  { net: 'ssd', zoom: 1, scoreMin: 0.3 },
  { net: 'tiny', zoom: 0.2, scoreMin: 0.3 },
  { net: 'tiny', zoom: 0.3, scoreMin: 0.15 },
] as const

/** Finds, aligns and describes the faces of a picture, largest first. */
export async function findFaces(nets: FaceNets, picture: Picture, quad: Quad | undefined): Promise<readonly Face[]> {
  for (const look of LOOKS) {
    const side = look.net === 'tiny' ? TINY_SIDE : SSD_SIDE
    const inner = side * look.zoom
    const map = squareOver(picture, quad, inner)
    const shift = (inner - side) / 2
    const view = { ...map, e: map.e + (map.a + map.c) * shift, f: map.f + (map.b + map.d) * shift }
    const square = sampleSquare(picture, view, side)
    const found =
      look.net === 'tiny' ? await nets.detectTiny(square, look.scoreMin) : await nets.detectSsd(square, look.scoreMin)
    const faces: Face[] = []
    for (const detection of withoutDoubles(found).slice(0, FACES_MAX)) {
      const face = await describeFace(nets, picture, { detection, view, side })
      if (face !== null) faces.push(face)
    }
    if (faces.length > 0) return faces.toSorted((a, b) => b.quality.widthPixels - a.quality.widthPixels)
  }
  return []
}

/** The map of a square of this side onto the middle of a quad (the whole picture), as large as holds all of it. */
function squareOver({ width, height }: Picture, quad: Quad | undefined, side: number): Affine {
  const corner = (index: number, fallback: readonly [number, number]) => {
    const [x, y] = quad?.[index] ?? fallback
    return [x * width, y * height] as const
  }
  const topLeft = corner(0, [0, 0])
  const topRight = corner(1, [1, 0])
  const bottomRight = corner(2, [1, 1])
  const bottomLeft = corner(3, [0, 1])
  const right = [topRight[0] - topLeft[0], topRight[1] - topLeft[1]] as const
  const across = Math.max(1, Math.hypot(...right))
  const down = Math.max(1, Math.hypot(bottomLeft[0] - topLeft[0], bottomLeft[1] - topLeft[1]))
  const scale = Math.max(across, down) / side
  const [cos, sin] = [(right[0] / across) * scale, (right[1] / across) * scale]
  const x = (topLeft[0] + topRight[0] + bottomRight[0] + bottomLeft[0]) / 4
  const y = (topLeft[1] + topRight[1] + bottomRight[1] + bottomLeft[1]) / 4
  const half = side / 2
  return { a: cos, b: sin, c: -sin, d: cos, e: x - (cos - sin) * half, f: y - (sin + cos) * half }
}

interface Place {
  readonly detection: Detection
  /** From pixels of the square looked at to the picture. */
  readonly view: Affine
  readonly side: number
}

async function describeFace(nets: FaceNets, picture: Picture, { detection, view, side }: Place): Promise<Face | null> {
  const { left, top, right, bottom, score } = detection
  const long = Math.max(right - left, bottom - top) * side
  const scale = long / LANDMARK_SIDE
  const corner = mapPoint(view, [((left + right) * side - long) / 2, ((top + bottom) * side - long) / 2])
  const face = {
    a: view.a * scale,
    b: view.b * scale,
    c: view.c * scale,
    d: view.d * scale,
    e: corner[0],
    f: corner[1],
  }
  const widthPixels = (right - left) * side * Math.hypot(view.a, view.b)
  if (widthPixels < WIDTH_PIXELS_MIN) return null
  const answer = await nets.landmarks(sampleSquare(picture, face, LANDMARK_SIDE))
  const landmarks = Array.from({ length: answer.length / 2 }, (_, index) =>
    mapPoint(face, [(answer[index * 2] ?? 0) * LANDMARK_SIDE, (answer[index * 2 + 1] ?? 0) * LANDMARK_SIDE]),
  )
  const five = fivePoints(landmarks)
  const aligned = alignment(five, RECOGNITION_SIDE)
  if (aligned === null) return null
  const square = sampleSquare(picture, aligned, RECOGNITION_SIDE)
  const descriptor = await nets.describe(square)
  const mirrored = await nets.describe(mirror(square, RECOGNITION_SIDE))
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => mapPoint(view, [x * side, y * side]))
  return {
    box: boxOf(corners, picture),
    score,
    quality: { widthPixels, turn: turnOf(five), ...measureFace(square, RECOGNITION_SIDE) },
    descriptor: Array.from(descriptor, (value, at) => (value + (mirrored[at] ?? 0)) / 2),
  }
}

/** The mean of a face and its mirror image is steadier than either: light from one side and a turned head even out. */
function mirror(square: Float32Array, side: number): Float32Array {
  const mirrored = new Float32Array(square.length)
  for (let at = 0; at < side * side; at++) {
    const to = (at - (at % side) + side - 1 - (at % side)) * 3
    for (let channel = 0; channel < 3; channel++) mirrored[to + channel] = square[at * 3 + channel] ?? 0
  }
  return mirrored
}

function boxOf(corners: readonly (readonly [number, number])[], { width, height }: Picture): Face['box'] {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const xs = corners.map(([x]) => x / width)
  const ys = corners.map(([, y]) => y / height)
  return [within(Math.min(...xs)), within(Math.min(...ys)), within(Math.max(...xs)), within(Math.max(...ys))]
}
