import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignment, turnOf } from './align-face.ts'
import { mapPoint } from './sample.ts'

const PLACES = [
  [0.1205750620789, 0.2137274526848],
  [0.3340850613712, 0.2290642403242],
  [0.6460604764104, 0.2289674387677],
  [0.8595674595992, 0.2134981538014],
  [0.4901123135679, 0.6277975316475],
].map(([x = 0, y = 0]) => [((x + 0.25) / 1.5) * 150, ((y + 0.25) / 1.5) * 150] as const)

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
      const map = alignment(moved, 150)
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
      150,
    ),
  ).toBeNull()
})

test('a nose in the middle is no turn, one below an eye is', () => {
  expect(turnOf(PLACES)).toBeLessThan(0.05)
  expect(turnOf([...PLACES.slice(0, 4), PLACES[0] ?? [0, 0]])).toBeGreaterThan(0.5)
})
