import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homographyBetween, mapPoint, mapQuad, type PixelQuad, UNIT_SQUARE } from './homography.ts'

const offset = fc.double({ min: -0.2, max: 0.2, noNaN: true })

/** A square of 100 pixels whose corners have been moved a little: always convex. */
const quad = fc
  .tuple(offset, offset, offset, offset, offset, offset, offset, offset)
  .map(([a, b, c, d, e, f, g, h]): PixelQuad => {
    return [
      [100 * a, 100 * b],
      [100 * (1 + c), 100 * d],
      [100 * (1 + e), 100 * (1 + f)],
      [100 * g, 100 * (1 + h)],
    ]
  })

test('takes every corner to its counterpart', () => {
  fc.assert(
    fc.property(quad, quad, (from, to) => {
      const map = homographyBetween(from, to)
      expect(map).not.toBeNull()
      if (map === null) return
      for (const [index, corner] of mapQuad(map, from).entries()) {
        expect(corner[0]).toBeCloseTo(to[index]?.[0] ?? Number.NaN, 4)
        expect(corner[1]).toBeCloseTo(to[index]?.[1] ?? Number.NaN, 4)
      }
    }),
  )
})

test('is undone by the map the other way', () => {
  const inside = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(quad, inside, inside, (to, x, y) => {
      const there = homographyBetween(UNIT_SQUARE, to)
      const back = homographyBetween(to, UNIT_SQUARE)
      if (there === null || back === null) throw new Error('a convex quad has a map')
      const point = mapPoint(back, mapPoint(there, [x, y]))
      expect(point[0]).toBeCloseTo(x, 4)
      expect(point[1]).toBeCloseTo(y, 4)
    }),
  )
})

test('keeps straight lines straight', () => {
  const map = homographyBetween(UNIT_SQUARE, [
    [0, 0],
    [200, 20],
    [180, 140],
    [10, 100],
  ])
  if (map === null) throw new Error('a convex quad has a map')

  const [a, b, c] = [mapPoint(map, [0.1, 0.2]), mapPoint(map, [0.4, 0.4]), mapPoint(map, [0.7, 0.6])]

  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
  expect(Math.abs(cross)).toBeLessThan(1e-6)
})

test('has no answer for three corners on a line', () => {
  expect(
    homographyBetween(UNIT_SQUARE, [
      [0, 0],
      [5, 5],
      [10, 10],
      [0, 10],
    ]),
  ).toBeNull()
})
