import type { PictureBox } from './picture-box.ts'

/** Pixels row by row, red, green, blue. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A part of a picture, at least one pixel; what it touches of a pixel is in it. */
export function cutOut({ width, height, data }: Pixels, [left, top, right, bottom]: PictureBox): Pixels {
  const [x, y] = [Math.min(width - 1, Math.floor(left * width)), Math.min(height - 1, Math.floor(top * height))]
  const columns = Math.max(1, Math.min(width, Math.ceil(right * width)) - x)
  const rows = Math.max(1, Math.min(height, Math.ceil(bottom * height)) - y)
  const part = new Uint8Array(columns * rows * 3)
  for (let row = 0; row < rows; row++) {
    const from = ((y + row) * width + x) * 3
    part.set(data.subarray(from, from + columns * 3), row * columns * 3)
  }
  return { width: columns, height: rows, data: part }
}

/** A copy of a picture with a part of it in plain grey. */
export function blanked({ width, height, data }: Pixels, [left, top, right, bottom]: PictureBox): Pixels {
  const copy = new Uint8Array(data)
  const [from, to] = [Math.floor(left * width), Math.ceil(right * width)]
  for (let row = Math.floor(top * height); row < Math.ceil(bottom * height); row++)
    copy.fill(GREY, (row * width + from) * 3, (row * width + to) * 3)
  return { width, height, data: copy }
}

const GREY = 128
