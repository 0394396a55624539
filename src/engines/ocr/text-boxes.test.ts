import { describe, expect, test } from 'vitest'
import { convexHull, findTextBoxes, type ProbabilityMap } from './text-boxes.ts'

interface Bar {
  readonly center: readonly [number, number]
  readonly long: number
  readonly short: number
  readonly degrees: number
}

function mapWith(bars: readonly Bar[], value = 0.9): ProbabilityMap {
  const [width, height] = [200, 160]
  const data = new Float32Array(width * height)
  for (const { center, long, short, degrees } of bars) {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [dx, dy] = [x + 0.5 - center[0], y + 0.5 - center[1]]
        const isInside = Math.abs(dx * cos + dy * sin) <= long / 2 && Math.abs(dy * cos - dx * sin) <= short / 2
        if (isInside) data[y * width + x] = value
      }
    }
  }
  return { width, height, data }
}

const rules = { pixelThreshold: 0.3, boxThreshold: 0.5, unclipRatio: 0, sideMin: 3, boxesMax: 50 }

describe('findTextBoxes', () => {
  test('finds a level bar to the pixel', () => {
    const [box] = findTextBoxes(mapWith([{ center: [100, 50], long: 80, short: 10, degrees: 0 }]), rules)

    expect(box?.quad).toEqual([
      [60, 45],
      [140, 45],
      [140, 55],
      [60, 55],
    ])
    expect(box?.score).toBeCloseTo(0.9)
  })

  test.each([-40, -12, 7, 30])('follows a bar turned by %d degrees', (degrees) => {
    const [box] = findTextBoxes(mapWith([{ center: [100, 80], long: 90, short: 12, degrees }]), rules)
    if (box === undefined) throw new Error('no box')

    const [a, b, , d] = box.quad
    const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
    expect(Math.abs(angle - degrees)).toBeLessThan(1.5)
    expect(Math.abs(Math.hypot(b[0] - a[0], b[1] - a[1]) - 90)).toBeLessThan(3)
    expect(Math.abs(Math.hypot(d[0] - a[0], d[1] - a[1]) - 12)).toBeLessThan(3)
  })

  test('grows a box by area * ratio / perimeter on every side', () => {
    const [box] = findTextBoxes(mapWith([{ center: [100, 50], long: 80, short: 10, degrees: 0 }]), {
      ...rules,
      unclipRatio: 2,
    })

    const grow = (80 * 10 * 2) / (2 * (80 + 10))
    expect(box?.quad[0][0]).toBeCloseTo(60 - grow)
    expect(box?.quad[2][1]).toBeCloseTo(55 + grow)
  })

  test('keeps two bars apart and drops specks and faint ones', () => {
    const strong = mapWith([
      { center: [60, 30], long: 60, short: 8, degrees: 0 },
      { center: [60, 60], long: 60, short: 8, degrees: 0 },
      { center: [150, 120], long: 2, short: 2, degrees: 0 },
    ])
    const faint = mapWith([{ center: [150, 30], long: 40, short: 8, degrees: 0 }], 0.4)
    const data = strong.data.map((value, index) => Math.max(value, faint.data[index] ?? 0))

    expect(findTextBoxes({ ...strong, data }, rules)).toHaveLength(2)
  })

  test('stops at the most boxes allowed', () => {
    const bars = Array.from(
      { length: 7 },
      (_, row) => ({ center: [100, 10 + row * 20], long: 60, short: 8, degrees: 0 }) as const,
    )
    expect(findTextBoxes(mapWith(bars), { ...rules, boxesMax: 4 })).toHaveLength(4)
  })

  test('finds nothing in an empty map', () => {
    expect(findTextBoxes(mapWith([]), rules)).toEqual([])
  })
})

test('the hull of a square with points inside is its corners', () => {
  const hull = convexHull([
    [0, 0],
    [4, 0],
    [2, 2],
    [4, 4],
    [0, 4],
    [2, 0],
    [1, 3],
  ])

  expect(new Set(hull.map(String))).toEqual(new Set(['0,0', '4,0', '4,4', '0,4']))
})
