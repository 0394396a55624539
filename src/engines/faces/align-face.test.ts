import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignment, landmarksApart, turnOf, unmirrored } from './align-face.ts'
import { OWN_NET } from './describing-net.ts'
import { mapPoint } from './sample.ts'

const { places: PLACES } = OWN_NET

test('a face turned, scaled and moved in any way is laid onto the place it was trained in', () => {
  const motion = fc.record({
    angle: fc.double({ min: -3, max: 3, noNaN: true }),
    scale: fc.double({ min: 0.2, max: 8, noNaN: true }),
    x: fc.double({ min: -500, max: 2000, noNaN: true }),
    y: fc.double({ min: -500, max: 2000, noNaN: true }),
  })
  fc.assert(
    fc.property(motion, ({ angle, scale, x, y }) => {
      const [a, b] = [scale * Math.cos(angle), scale * Math.sin(angle)]
      const moved = PLACES.map((place) => mapPoint({ a, b, c: -b, d: a, e: x, f: y }, place))
      const map = alignment(moved, PLACES)
      expect(map).not.toBeNull()
      for (const [index, place] of PLACES.entries()) {
        const [u, v] = map === null ? [0, 0] : mapPoint(map, place)
        expect(Math.hypot(u - (moved[index]?.[0] ?? 0), v - (moved[index]?.[1] ?? 0))).toBeLessThan(
          1e-6 * (1 + scale) * 1000,
        )
      }
    }),
  )
})

test('points upon one another are no face', () => {
  expect(
    alignment(
      PLACES.map(() => [3, 4]),
      PLACES,
    ),
  ).toBeNull()
})

/** The same 68 landmarks left and right of the middle of a square of 100, and how far the nose is off it. */
function landmarksOf(noseOff: number): readonly (readonly [number, number])[] {
  const at = (index: number): readonly [number, number] => [index * 1.3, 20 + ((index * 7) % 60)]
  const half = Array.from({ length: 68 }, (_, index) => at(index))
  const mirrored = unmirrored(half, 100)
  return half.map(([x, y], index) => {
    const [otherX, otherY] = mirrored[index] ?? [x, y]
    return [(x + otherX) / 2 + (index === 33 ? noseOff : 0), (y + otherY) / 2]
  })
}

test('a nose in the middle is no turn, one off it is', () => {
  expect(turnOf(landmarksOf(0))).toBeLessThan(1e-9)
  expect(turnOf(landmarksOf(30))).toBeGreaterThan(0.3)
})

test('an even face lies where its mirror image lies, and unmirroring twice changes nothing', () => {
  const even = landmarksOf(0)
  expect(landmarksApart(even, unmirrored(even, 100))).toBeLessThan(1e-9)
  expect(landmarksApart(landmarksOf(12), unmirrored(landmarksOf(12), 100))).toBeGreaterThan(0.001)
  const any = even.map(([x, y], index) => [x + index, y - index] as const)
  expect(unmirrored(unmirrored(any, 100), 100)).toEqual(any)
})
