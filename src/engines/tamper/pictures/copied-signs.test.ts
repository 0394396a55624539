import { describe, expect, it } from 'vitest'
import type { Picture } from '../../documents/documents.ts'
import type { Quad } from '../tamper.ts'
import { copiedSigns } from './copied-signs.ts'

const CELLS = 8
const STEP = 24
const HEIGHT = 32
const [WIDTH, PICTURE_HEIGHT] = [CELLS * STEP + 40, HEIGHT + 40]

/** Numbers in 0–1 that come out the same each time (Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Signs that all look the same, on ground with grain. */
function drawLine(seed: number): Picture {
  const random = numbers(seed)
  const data = new Uint8Array(WIDTH * PICTURE_HEIGHT * 3)
  for (let at = 0; at < WIDTH * PICTURE_HEIGHT; at++) {
    const [x, y] = [(at % WIDTH) - 20, Math.floor(at / WIDTH) - 20]
    const column = ((x % STEP) + STEP) % STEP
    const isInk = x >= 0 && x < CELLS * STEP && y > 6 && y < 26 && column > 9 && column < 14
    data.fill((isInk ? 40 : 190) + (random() + random() + random() - 1.5) * 12, at * 3, at * 3 + 3)
  }
  return { width: WIDTH, height: PICTURE_HEIGHT, data }
}

function cellAt(index: number): Quad {
  const [left, right] = [(20 + index * STEP) / WIDTH, (20 + (index + 1) * STEP) / WIDTH]
  const [top, bottom] = [20 / PICTURE_HEIGHT, (20 + HEIGHT) / PICTURE_HEIGHT]
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

/** Copies one cell over another, pixel by pixel. */
function copy(picture: Picture, from: number, to: number): Picture {
  const data = new Uint8Array(picture.data)
  for (let y = 20; y < 20 + HEIGHT; y++) {
    const at = (cell: number) => (y * WIDTH + 20 + cell * STEP) * 3
    data.copyWithin(at(to), at(from), at(from) + STEP * 3)
  }
  return { ...picture, data }
}

const cells = Array.from({ length: CELLS }, (_, index) => cellAt(index))
const levels = { paper: 190, ink: 40 }

describe('signs of a line', () => {
  it('that look the same have no grain in common', () => {
    expect(Math.max(...copiedSigns(drawLine(1), cells, levels))).toBeLessThan(0.1)
  })

  it('of which one was copied over another have it, both of them', () => {
    const likenesses = copiedSigns(copy(drawLine(2), 1, 5), cells, levels)

    expect(likenesses.flatMap((likeness, at) => (likeness > 0.5 ? [at] : []))).toEqual([1, 5])
  })

  it('without ground around them say nothing', () => {
    expect(copiedSigns(drawLine(3), cells, { paper: 400, ink: 300 })).toEqual(cells.map(() => Number.NaN))
  })
})
