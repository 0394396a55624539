import type { Picture } from '../documents/documents.ts'
import { alignment, fivePoints, turnOf } from './align-face.ts'
import { type Detection, withoutDoubles } from './detections.ts'
import { type FaceNets, TINY_SIDE } from './face-nets.ts'
import { measureFace } from './face-quality.ts'
import { type Face, type FindOptions, faceDistance } from './faces.ts'
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

/** Fewer for a picture that lies on its side or its head: it is tried three ways. */
const TURNED_LOOKS = LOOKS.filter(({ net, scoreMin }) => net === 'tiny' && scoreMin === 0.5)

/**
 * How far apart a face and its mirror image are described. Measured: 0.13 to 0.28 for nearly all upright faces, 0.22 to
 * 0.46 for what is found in faces that are turned by 90° or more.
 */
const UNEVENNESS = {
  /** Up to this a face is upright. */
  sure: 0.24,
  /** Above this nothing is taken for a face that lies on its side or its head. */
  max: 0.28,
  /** What lies so must be more even than what was found upright, by this factor. */
  factor: 0.9,
} as const

const WHOLE: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/**
 * Finds, aligns and describes the faces of a picture, largest first. A picture that nobody says the upright position of
 * may lie on its side or its head.
 */
export async function findFaces(nets: FaceNets, picture: Picture, quad: Quad | undefined): Promise<readonly Face[]> {
  let best = await findIn(nets, picture, { quad: quad ?? WHOLE, looks: LOOKS })
  // Several faces are told as such: none of them is passed over for one that lies elsewhere.
  if (quad === undefined && best.length < 2 && unevennessOf(best) > UNEVENNESS.sure) {
    for (const turns of [1, 3, 2]) {
      const turned = await findIn(nets, picture, { quad: turnedBy(WHOLE, turns), looks: TURNED_LOOKS })
      const limit = Math.min(UNEVENNESS.max, unevennessOf(best) * UNEVENNESS.factor)
      if (unevennessOf(turned) < limit) best = turned
    }
  }
  return best.map(({ face }) => face)
}

interface FoundFace {
  readonly face: Face
  /** How far apart the descriptions of the face and of its mirror image are. */
  readonly unevenness: number
}

function unevennessOf([largest]: readonly FoundFace[]): number {
  return largest?.unevenness ?? Number.POSITIVE_INFINITY
}

/** The same part of the picture, seen with the picture turned by so many quarters. */
function turnedBy(quad: Quad, quarters: number): Quad {
  return [...quad.slice(quarters), ...quad.slice(0, quarters)]
}

interface Search {
  readonly quad: Quad
  readonly looks: readonly (typeof LOOKS)[number][]
}

/** Largest first; the first look that finds a face ends the search. */
async function findIn(nets: FaceNets, picture: Picture, { quad, looks }: Search): Promise<readonly FoundFace[]> {
  for (const look of looks) {
    const side = look.net === 'tiny' ? TINY_SIDE : SSD_SIDE
    const inner = side * look.zoom
    const map = squareOver(picture, quad, inner)
    const shift = (inner - side) / 2
    const view = { ...map, e: map.e + (map.a + map.c) * shift, f: map.f + (map.b + map.d) * shift }
    const square = sampleSquare(picture, view, side)
    const found =
      look.net === 'tiny' ? await nets.detectTiny(square, look.scoreMin) : await nets.detectSsd(square, look.scoreMin)
    const faces: FoundFace[] = []
    for (const detection of withoutDoubles(found).slice(0, FACES_MAX)) {
      const face = await describeFace(nets, picture, { detection, view, side })
      if (face !== null) faces.push(face)
    }
    if (faces.length > 0) return faces.toSorted((a, b) => b.face.quality.widthPixels - a.face.quality.widthPixels)
  }
  return []
}

/** The map of a square of this side onto the middle of a quad, as large as holds all of it. */
function squareOver({ width, height }: Picture, quad: Quad, side: number): Affine {
  const corner = (index: number) => {
    const [x, y] = quad[index] ?? [0, 0]
    return [x * width, y * height] as const
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = [corner(0), corner(1), corner(2), corner(3)]
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

async function describeFace(
  nets: FaceNets,
  picture: Picture,
  { detection, view, side }: Place,
): Promise<FoundFace | null> {
  const { left, top, right, bottom, score } = detection
  const long = Math.max(right - left, bottom - top) * side
  const scale = long / LANDMARK_SIDE
  const corner = mapPoint(view, [((left + right) * side - long) / 2, ((top + bottom) * side - long) / 2])
  const around = {
    a: view.a * scale,
    b: view.b * scale,
    c: view.c * scale,
    d: view.d * scale,
    e: corner[0],
    f: corner[1],
  }
  const widthPixels = (right - left) * side * Math.hypot(view.a, view.b)
  if (widthPixels < WIDTH_PIXELS_MIN) return null
  const answer = await nets.landmarks(sampleSquare(picture, around, LANDMARK_SIDE))
  const landmarks = Array.from({ length: answer.length / 2 }, (_, index) =>
    mapPoint(around, [(answer[index * 2] ?? 0) * LANDMARK_SIDE, (answer[index * 2 + 1] ?? 0) * LANDMARK_SIDE]),
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
  const face: Face = {
    box: boxOf(corners, picture),
    score,
    quality: { widthPixels, turn: turnOf(five), ...measureFace(square, RECOGNITION_SIDE) },
    descriptor: Array.from(descriptor, (value, at) => (value + (mirrored[at] ?? 0)) / 2),
  }
  return { face, unevenness: faceDistance([...descriptor], [...mirrored]) }
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
