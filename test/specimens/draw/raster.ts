import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas'
import sharp, { type Sharp } from 'sharp'
import type { Random } from './random.ts'

/** Pixels as a canvas gives them: RGBA, 8 bits each, rows top to bottom. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export function rasterOf(canvas: Canvas): Raster {
  const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data: image.data }
}

export function canvasOf(raster: Raster): Canvas {
  const canvas = createCanvas(raster.width, raster.height)
  canvas.getContext('2d').putImageData(new ImageData(raster.data, raster.width, raster.height), 0, 0)
  return canvas
}

/** The same picture at another size, smoothed by area when it shrinks. */
export async function resized(canvas: Canvas, width: number, height: number): Promise<Canvas> {
  const raster = rasterOf(canvas)
  const data = await raw(raster).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer()
  return canvasOf({ width, height, data: new Uint8ClampedArray(data) })
}

/** Gaussian blur; `sigma` in pixels. */
export async function blurred(raster: Raster, sigma: number): Promise<Raster> {
  const data = await raw(raster).blur(sigma).raw().toBuffer()
  return { ...raster, data: new Uint8ClampedArray(data) }
}

/** Sensor noise, the same amount on all three channels plus a little colour. */
export function addNoise(raster: Raster, deviation: number, random: Random): void {
  const { data } = raster
  for (let at = 0; at < data.length; at += 4) {
    const grey = random.normal() * deviation * 1.2
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = (data[at + channel] ?? 0) + grey + (random.next() - 0.5) * deviation * 1.4
  }
}

/** Multiplies every pixel by `lightAt(x, y)` with x and y in 0 to 1. */
export function light(raster: Raster, lightAt: (x: number, y: number) => number): void {
  const { data, width, height } = raster
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const factor = lightAt(x / width, y / height)
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) data[at + channel] = (data[at + channel] ?? 0) * factor
    }
  }
}

/** Grey as a copier makes it; `contrast` above 1 bleaches what is light and blackens what is dark. */
export function greyed(raster: Raster, contrast: number): Raster {
  const data = new Uint8ClampedArray(raster.data)
  for (let at = 0; at < data.length; at += 4) {
    const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    const value = 128 + (grey - 128) * contrast + (contrast - 1) * 60
    for (let channel = 0; channel < 3; channel++) data[at + channel] = value
  }
  return { ...raster, data }
}

function raw({ data, width, height }: Raster): Sharp {
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
}
