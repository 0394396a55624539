import { describe, expect, test } from 'vitest'
import { homographyBetween, mapQuad, type PixelQuad } from '../../lib/geometry/homography.ts'
import { areaAlongText, isLevel } from './text-area.ts'

/** Two columns of twelve lines each, as on a card of 1000 x 630. */
function lines(): PixelQuad[] {
  const boxes: PixelQuad[] = []
  for (let row = 0; row < 12; row++) {
    const top = 60 + row * 42
    for (const [left, width] of [
      [50, 150 + ((row * 37) % 90)],
      [300, 180 + ((row * 53) % 250)],
    ] as const) {
      boxes.push([
        [left, top],
        [left + width, top],
        [left + width, top + 34],
        [left, top + 34],
      ])
    }
  }
  return boxes
}

const CARD: PixelQuad = [
  [0, 0],
  [1000, 0],
  [1000, 630],
  [0, 630],
]

/** The lines as seen on a card that lies with these corners. */
function seenAt(corners: PixelQuad): PixelQuad[] {
  const map = homographyBetween(CARD, corners)
  if (map === null) throw new Error('the corners span no area')
  return lines().map((line) => mapQuad(map, line))
}

function turned(degrees: number): PixelQuad {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const turn = ([x, y]: readonly [number, number]) => [900 + x * cos - y * sin, 900 + x * sin + y * cos] as const
  return [turn(CARD[0]), turn(CARD[1]), turn(CARD[2]), turn(CARD[3])]
}

/** Largest slope, in the upright area, of a line that is level on the card. */
function slopeLeft(boxes: readonly PixelQuad[], area: PixelQuad): number {
  const map = homographyBetween(area, CARD)
  if (map === null) throw new Error('the area is empty')
  const slopes = boxes.map((box) => {
    const [a, b] = mapQuad(map, box)
    return Math.abs((b[1] - a[1]) / (b[0] - a[0]))
  })
  return Math.max(...slopes)
}

describe('areaAlongText', () => {
  test('leaves level text level', () => {
    const found = areaAlongText(seenAt(CARD), 0.05)
    expect(found === null ? null : isLevel(found)).toBe(true)
  })

  test.each([-40, -15, 3, 28, 44])('straightens text turned by %d degrees', (degrees) => {
    const boxes = seenAt(turned(degrees))
    const found = areaAlongText(boxes, 0.05)
    if (found === null) throw new Error('nothing found')
    expect((found.angle * 180) / Math.PI).toBeCloseTo(degrees, 1)
    expect(slopeLeft(boxes, found.area)).toBeLessThan(0.01)
  })

  test('undoes perspective', () => {
    const boxes = seenAt([
      [100, 120],
      [1000, 40],
      [960, 700],
      [140, 600],
    ])
    const found = areaAlongText(boxes, 0.05)
    if (found === null) throw new Error('nothing found')
    expect(found.fan).toBeGreaterThan(0.02)
    expect(slopeLeft(boxes, found.area)).toBeLessThan(0.02)
  })

  test('holds all the text, and leaves out what lies far away', () => {
    const far: PixelQuad = [
      [3000, 2500],
      [3100, 2500],
      [3100, 2540],
      [3000, 2540],
    ]
    const found = areaAlongText([...seenAt(CARD), far], 0.05)
    if (found === null) throw new Error('nothing found')
    expect(found.boxes).toHaveLength(24)
    expect(found.area[0][0]).toBeLessThan(50)
    expect(found.area[2][0]).toBeGreaterThan(700)
    expect(found.area[2][0]).toBeLessThan(1000)
  })

  test('knows nothing from two lines', () => {
    expect(areaAlongText(seenAt(CARD).slice(0, 2), 0.05)).toBeNull()
  })
})
