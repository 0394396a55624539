import { expect, test } from 'vitest'
import { measureFace } from './face-quality.ts'
import { greyLevels, soften, stretch } from './grey-levels.ts'

const SIDE = 112

/** Waves of so many grey levels around a brightness, in three colours of their own. */
function waves(brightness: number, levels: number): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3)
    return brightness + levels * Math.sin((pixel % SIDE) / 5) * Math.cos(Math.floor(pixel / SIDE) / 7) + (at % 3)
  })
}

test('a face in shadow or fog gets the grey levels of a well-lit one, which stays as it is', () => {
  const lit = waves(120, 90)
  expect(stretch(lit, SIDE)).toBe(lit)
  for (const dim of [waves(30, 20), waves(190, 24)]) {
    const { brightness, deviation } = greyLevels(stretch(dim, SIDE), SIDE)
    expect(brightness).toBeCloseTo(120, 0)
    expect(deviation).toBeCloseTo(45, 0)
  }
})

test('what has no grey levels left is not made to have some', () => {
  const { deviation } = greyLevels(stretch(waves(8, 1), SIDE), SIDE)
  expect(deviation).toBeLessThan(10)
})

test('softening takes noise off and leaves broad shapes and brightness', () => {
  const noisy = waves(120, 60).map((value, at) => value + (Math.floor(at / 3) % 2 === 0 ? 15 : -15))
  const [before, after] = [measureFace(noisy, SIDE), measureFace(soften(noisy, SIDE), SIDE)]
  expect(after.sharpness).toBeLessThan(before.sharpness / 2)
  expect(after.brightness).toBeCloseTo(before.brightness, 2)
  const plain = new Float32Array(SIDE * SIDE * 3).fill(77)
  for (const value of soften(plain, SIDE)) expect(value).toBeCloseTo(77, 3)
})
