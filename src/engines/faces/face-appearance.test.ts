import { expect, test } from 'vitest'
import { OWN_NET } from './describing-net.ts'
import { measureAppearance } from './face-appearance.ts'

const { side: SIDE } = OWN_NET

type Box = readonly [left: number, top: number, right: number, bottom: number]

/** Nobody's face, aligned: skin with grain and shading, dark eyes and lips. */
function drawnFace(): Float32Array {
  let state = 7
  const grain = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state / 2 ** 32 - 0.5) * 12
  }
  const square = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const x = Math.floor(at / 3) % SIDE
    return 150 - Math.abs(x - 56) + grain()
  })
  for (const eye of [[31, 48, 45, 55] as const, [67, 48, 81, 55] as const]) paint(square, eye, (value) => value * 0.6)
  paint(square, [44, 88, 68, 96], (value) => value * 0.55)
  return square
}

function paint(square: Float32Array, [left, top, right, bottom]: Box, colour: (value: number) => number): void {
  for (let y = top; y < bottom; y++) {
    for (let at = (y * SIDE + left) * 3; at < (y * SIDE + right) * 3; at++) square[at] = colour(square[at] ?? 0)
  }
}

test('a bare face has eyes a little darker, a mouth with shape, and grain everywhere', () => {
  const { eyesDark, mouthPlain, flat } = measureAppearance(drawnFace())
  expect(eyesDark).toBeGreaterThan(0.1)
  expect(eyesDark).toBeLessThan(0.6)
  expect(mouthPlain).toBeLessThan(0.5)
  expect(flat).toBeLessThan(0.01)
})

test('dark glasses make the eyes far darker than the cheeks', () => {
  const square = drawnFace()
  for (const glass of [[26, 44, 50, 60] as const, [62, 44, 86, 60] as const]) paint(square, glass, () => 20)
  expect(measureAppearance(square).eyesDark).toBeGreaterThan(0.8)
})

test('a mask makes the mouth plain, of whatever colour it is', () => {
  for (const colour of [25, 110, 235]) {
    const square = drawnFace()
    paint(square, [22, 66, 90, 112], () => colour)
    expect(measureAppearance(square).mouthPlain).toBeGreaterThan(0.9)
  }
})

test('a drawing has patches of one colour', () => {
  const drawing = drawnFace().map((value) => Math.round(value / 40) * 40)
  expect(measureAppearance(drawing).flat).toBeGreaterThan(0.3)
})
