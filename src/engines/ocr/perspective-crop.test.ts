import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Picture } from '../documents/documents.ts'
import { cropQuad } from './perspective-crop.ts'

/** Red grows to the right, green downwards. */
function slope(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[(y * width + x) * 3] = x
      data[(y * width + x) * 3 + 1] = y
    }
  }
  return { width, height, data }
}

function pixel(picture: Picture | null, x: number, y: number): number[] {
  const at = (y * (picture?.width ?? 0) + x) * 3
  return [...(picture?.data.subarray(at, at + 3) ?? [])]
}

describe('cropQuad', () => {
  test('copies exactly when nothing is stretched', () => {
    const crop = cropQuad(
      slope(40, 30),
      [
        [10, 5],
        [30, 5],
        [30, 20],
        [10, 20],
      ],
      { width: 20, height: 15 },
    )

    expect(pixel(crop, 0, 0)).toEqual([10, 5, 0])
    expect(pixel(crop, 19, 14)).toEqual([29, 19, 0])
  })

  test('turns a sideways quad upright', () => {
    const crop = cropQuad(
      slope(40, 30),
      [
        [30, 5],
        [30, 20],
        [10, 20],
        [10, 5],
      ],
      { width: 15, height: 20 },
    )

    expect(pixel(crop, 0, 0)).toEqual([29, 5, 0])
    expect(pixel(crop, 14, 0)).toEqual([29, 19, 0])
  })

  test('averages where it shrinks', () => {
    const stripes: Picture = { width: 64, height: 8, data: new Uint8Array(64 * 8 * 3) }
    for (let at = 0; at < stripes.data.length; at += 6) stripes.data.fill(200, at, at + 3)

    const crop = cropQuad(
      stripes,
      [
        [0, 0],
        [64, 0],
        [64, 8],
        [0, 8],
      ],
      { width: 16, height: 2 },
    )

    for (const value of crop?.data ?? []) expect(Math.abs(value - 100)).toBeLessThanOrEqual(1)
  })

  test('repeats the edge outside the picture', () => {
    const crop = cropQuad(
      slope(10, 10),
      [
        [-20, -20],
        [30, -20],
        [30, 30],
        [-20, 30],
      ],
      { width: 50, height: 50 },
    )

    expect(pixel(crop, 0, 0)).toEqual([0, 0, 0])
    expect(pixel(crop, 49, 49)).toEqual([9, 9, 0])
  })

  test('never leaves the range of the source, whatever the quad', () => {
    const source: Picture = { width: 12, height: 12, data: new Uint8Array(12 * 12 * 3).fill(77) }
    const coordinate = fc.double({ min: -50, max: 50, noNaN: true })
    const point = fc.tuple(coordinate, coordinate)
    fc.assert(
      fc.property(fc.tuple(point, point, point, point), (quad) => {
        const crop = cropQuad(source, quad, { width: 9, height: 7 })
        if (crop !== null) expect(new Set(crop.data)).toEqual(new Set([77]))
      }),
    )
  })

  test('refuses sizes that would fill the memory', () => {
    const quad = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const
    expect(() => cropQuad(slope(4, 4), quad, { width: 100_000, height: 100_000 })).toThrow(RangeError)
    expect(() => cropQuad(slope(4, 4), quad, { width: 0, height: 1 })).toThrow(RangeError)
  })
})
