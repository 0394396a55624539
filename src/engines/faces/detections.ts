/** A face in a square that a detector looked at; lengths in 0–1 of that square. */
export interface Detection {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly score: number
}

/** Sizes of the boxes that the small detector starts from, in cells (`tinyFaceDetector/const.ts` of the package). */
const TINY_ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const

/** Two boxes that overlap more than this, as a share of both together, are one face. */
const OVERLAP_MAX = 0.4

/** Boxes out of the small detector's answer: for each cell five anchors of x, y, width, height and score. */
export function tinyDetections(answer: Float32Array, scoreMin: number): readonly Detection[] {
  const cells = Math.round(Math.sqrt(answer.length / 25))
  const area = cells * cells
  const found: Detection[] = []
  for (let cell = 0; cell < area; cell++) {
    for (const [anchor, [width, height]] of TINY_ANCHORS.entries()) {
      const number = (part: number) => answer[(anchor * 5 + part) * area + cell] ?? 0
      const score = sigmoid(number(4))
      if (score <= scoreMin) continue
      const x = ((cell % cells) + sigmoid(number(0))) / cells
      const y = (Math.floor(cell / cells) + sigmoid(number(1))) / cells
      const halfWidth = (Math.exp(number(2)) * width) / cells / 2
      const halfHeight = (Math.exp(number(3)) * height) / cells / 2
      found.push({ left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight, score })
    }
  }
  return withoutDoubles(found)
}

/** Boxes out of the larger detector's answers; `anchors` are top, left, bottom, right of each. */
export function ssdDetections(
  { codes, scores, anchors }: { codes: Float32Array; scores: Float32Array; anchors: Float32Array },
  scoreMin: number,
): readonly Detection[] {
  const found: Detection[] = []
  for (let index = 0; index * 4 < codes.length; index++) {
    const score = sigmoid(scores[index * 3 + 1] ?? 0)
    if (score <= scoreMin) continue
    const anchor = (part: number) => anchors[index * 4 + part] ?? 0
    const code = (part: number) => codes[index * 4 + part] ?? 0
    const [height, width] = [anchor(2) - anchor(0), anchor(3) - anchor(1)]
    const y = (code(0) / 10) * height + anchor(0) + height / 2
    const x = (code(1) / 10) * width + anchor(1) + width / 2
    const halfHeight = (Math.exp(code(2) / 5) * height) / 2
    const halfWidth = (Math.exp(code(3) / 5) * width) / 2
    found.push({ left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight, score })
  }
  return withoutDoubles(found)
}

/** Of boxes upon one another the surest only, surest first. */
export function withoutDoubles(found: readonly Detection[]): readonly Detection[] {
  const kept: Detection[] = []
  for (const each of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(each, other) <= OVERLAP_MAX)) kept.push(each)
  }
  return kept
}

function overlap(a: Detection, b: Detection): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (areaOf(a) + areaOf(b) - width * height)
}

function areaOf({ left, top, right, bottom }: Detection): number {
  return (right - left) * (bottom - top)
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
