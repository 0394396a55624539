import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PixelPoint as Point, PixelQuad as Quad } from './homography.ts'
import { boxInPicture, pointInPicture } from './picture-box.ts'

const WHOLE: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const part = fc.double({ min: 0, max: 1, noNaN: true })
const jitter = fc.double({ min: -0.1, max: 0.1, noNaN: true })

describe('pointInPicture', () => {
  it('takes corners to corners, in any perspective', () => {
    fc.assert(
      fc.property(fc.array(jitter, { minLength: 8, maxLength: 8 }), (shift) => {
        const corner = (index: number, x: number, y: number): Point => [
          x + (shift[index * 2] ?? 0),
          y + (shift[index * 2 + 1] ?? 0),
        ]
        const area: Quad = [corner(0, 0.2, 0.2), corner(1, 0.8, 0.2), corner(2, 0.8, 0.8), corner(3, 0.2, 0.8)]
        for (const [index, point] of WHOLE.entries()) {
          const [x, y] = pointInPicture(point, area)
          expect(x).toBeCloseTo(area[index]?.[0] ?? 0, 6)
          expect(y).toBeCloseTo(area[index]?.[1] ?? 0, 6)
        }
      }),
    )
  })

  it('changes nothing when the area is the whole picture', () => {
    fc.assert(
      fc.property(part, part, (x, y) => {
        expect(pointInPicture([x, y], WHOLE)[0]).toBeCloseTo(x, 9)
        expect(pointInPicture([x, y], WHOLE)[1]).toBeCloseTo(y, 9)
      }),
    )
  })
})

describe('boxInPicture', () => {
  it('turns with a card that lies sideways', () => {
    const sideways: Quad = [
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]
    const quad: Quad = [
      [0.1, 0.2],
      [0.5, 0.2],
      [0.5, 0.3],
      [0.1, 0.3],
    ]
    const [left, top, right, bottom] = boxInPicture(quad, sideways)
    expect([left, top, right, bottom].map((value) => Number(value.toFixed(6)))).toEqual([0.7, 0.1, 0.8, 0.5])
  })
})
