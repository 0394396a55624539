/** Red, green, blue, row by row. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Side of the grey picture that is looked at, and of the square of its lowest frequencies. */
const SIDE = 32
const FREQUENCIES = 8

export const PICTURE_HASH_BYTES = (FREQUENCIES * FREQUENCIES) / 8

/** `COSINES[f * SIDE + x]`, of the discrete cosine transform (DCT-II). */
const COSINES = Float64Array.from({ length: FREQUENCIES * SIDE }, (_, at) =>
  Math.cos(((2 * (at % SIDE) + 1) * Math.floor(at / SIDE) * Math.PI) / (2 * SIDE)),
)

/**
 * 64 bits that stay nearly the same when a picture is compressed or scaled anew (pHash): which of the 64 lowest
 * frequencies of its grey version are above their median. Cut or turned pictures have other ones.
 */
export function pictureHash(picture: Pixels): Uint8Array {
  const frequencies = lowFrequencies(greySquare(picture))
  // The first is the brightness of the whole.
  const inOrder = frequencies.slice(1).toSorted()
  const median = inOrder[Math.floor(inOrder.length / 2)] ?? 0
  const hash = new Uint8Array(PICTURE_HASH_BYTES)
  for (const [at, value] of frequencies.entries()) {
    if (value > median) hash[at >> 3] = (hash[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return hash
}

/** How many bits of two hashes differ, 0–64. */
export function hashDistance(a: Uint8Array, b: Uint8Array): number {
  let bits = 0
  for (const [at, byte] of a.entries()) {
    for (let differing = byte ^ (b[at] ?? 0); differing !== 0; differing &= differing - 1) bits += 1
  }
  return bits
}

/** Means of SIDE × SIDE parts of the picture; of a picture that is smaller, its nearest pixels. */
function greySquare({ width, height, data }: Pixels): Float64Array {
  const square = new Float64Array(SIDE * SIDE)
  for (let row = 0; row < SIDE; row++) {
    const top = Math.floor((row * height) / SIDE)
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / SIDE))
    for (let column = 0; column < SIDE; column++) {
      const left = Math.floor((column * width) / SIDE)
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / SIDE))
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const at = (y * width + x) * 3
          sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
        }
      }
      square[row * SIDE + column] = sum / ((bottom - top) * (right - left))
    }
  }
  return square
}

/** Rows first, then columns: the transform is the same for both. */
function lowFrequencies(square: Float64Array): Float64Array {
  const ofRows = new Float64Array(SIDE * FREQUENCIES)
  for (let row = 0; row < SIDE; row++) {
    for (let f = 0; f < FREQUENCIES; f++) {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += (square[row * SIDE + x] ?? 0) * (COSINES[f * SIDE + x] ?? 0)
      ofRows[row * FREQUENCIES + f] = sum
    }
  }
  const frequencies = new Float64Array(FREQUENCIES * FREQUENCIES)
  for (let g = 0; g < FREQUENCIES; g++) {
    for (let f = 0; f < FREQUENCIES; f++) {
      let sum = 0
      for (let row = 0; row < SIDE; row++) sum += (ofRows[row * FREQUENCIES + f] ?? 0) * (COSINES[g * SIDE + row] ?? 0)
      frequencies[g * FREQUENCIES + f] = sum
    }
  }
  return frequencies
}
