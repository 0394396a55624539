import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import type { Random } from '../random.ts'
import { canvasOf, type Raster, rasterOf } from '../raster.ts'

/** What honest people and their programs do to a picture: a file in, a file out. */
export type Operation = (file: Buffer, random: Random) => Promise<Buffer>

export async function rasterOfFile(file: Buffer): Promise<Raster> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

const save = (file: Buffer, quality: number) => sharp(file).jpeg({ quality }).toBuffer()

/** 1600 pixels at most, quality 70, nothing beside the pixels: about what messengers do. */
export const messenger: Operation = (file) =>
  sharp(file).resize(1600, 1600, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 70 }).toBuffer()

export const HONEST_OPERATIONS: Readonly<Record<string, Operation>> = {
  original: async (file) => file,
  resave_95: (file) => save(file, 95),
  resave_85: (file) => save(file, 85),
  resave_65: (file) => save(file, 65),
  resave_often: async (file, random) => {
    let copy = file
    for (let count = random.whole(2, 4); count > 0; count--) copy = await save(copy, random.whole(68, 94))
    return copy
  },
  smaller: async (file, random) => scaled(file, random.between(0.65, 0.9), random.whole(80, 92)),
  larger: async (file, random) => scaled(file, random.between(1.1, 1.4), random.whole(80, 92)),
  crop: async (file, random) => {
    const { width = 0, height = 0 } = await sharp(file).metadata()
    const [left, top] = [random.whole(1, Math.floor(width * 0.015)), random.whole(1, Math.floor(height * 0.015))]
    const part = { left, top, width: width - left - random.whole(1, 9), height: height - top - random.whole(1, 9) }
    return sharp(file)
      .extract(part)
      .jpeg({ quality: random.whole(85, 95) })
      .toBuffer()
  },
  quarter_turn: (file, random) =>
    sharp(file)
      .rotate(random.pick([90, 180, 270]))
      .jpeg({ quality: random.whole(85, 95) })
      .toBuffer(),
  straightened: (file, random) =>
    sharp(file).rotate(random.between(-3, 3), { background: '#777777' }).jpeg({ quality: 90 }).toBuffer(),
  messenger,
  messenger_twice: async (file, random) => scaled(await messenger(file, random), random.between(0.75, 1), 62),
  grey: (file, random) =>
    sharp(file)
      .greyscale()
      .jpeg({ quality: random.whole(75, 92) })
      .toBuffer(),
  brighter: (file, random) =>
    sharp(file).linear(random.between(1.08, 1.25), random.between(-12, 12)).jpeg({ quality: 90 }).toBuffer(),
  darker: (file, random) => sharp(file).linear(random.between(0.7, 0.9), 0).jpeg({ quality: 88 }).toBuffer(),
  sharpened: (file, random) =>
    sharp(file)
      .sharpen({ sigma: random.between(0.7, 1.3) })
      .jpeg({ quality: 90 })
      .toBuffer(),
  denoised: (file) => sharp(file).median(3).jpeg({ quality: 90 }).toBuffer(),
  softened: (file, random) => sharp(file).blur(random.between(0.5, 0.9)).jpeg({ quality: 88 }).toBuffer(),
  webp: (file, random) =>
    sharp(file)
      .webp({ quality: random.whole(75, 90) })
      .toBuffer(),
  png: (file) => sharp(file).png().toBuffer(),
}

/** The picture is an honest one of something that is not the card itself. */
export const PRESENTATIONS: Readonly<Record<string, Operation>> = {
  screenshot: onPhoneScreen,
  recapture: fromScreen,
  printed_copy: printed,
}

/** After these nothing is where it was. */
export const MOVING: readonly string[] = ['crop', 'quarter_turn', 'straightened', 'screenshot']

async function scaled(file: Buffer, factor: number, quality: number): Promise<Buffer> {
  const { width = 0 } = await sharp(file).metadata()
  return sharp(file)
    .resize(Math.round(width * factor))
    .jpeg({ quality })
    .toBuffer()
}

/** A gallery or a chat on a telephone: bars of one flat colour, small print and icons above and below. */
async function onPhoneScreen(file: Buffer, random: Random): Promise<Buffer> {
  const picture = canvasOf(await rasterOfFile(file))
  const width = 1170
  const height = random.pick([2160, 2340, 2532])
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const isDark = random.chance(0.6)
  context.fillStyle = isDark ? '#000000' : '#ffffff'
  context.fillRect(0, 0, width, height)
  const shown = Math.round((width * picture.height) / picture.width)
  context.drawImage(picture, 0, Math.round((height - shown) / 2), width, shown)
  context.fillStyle = isDark ? '#f2f2f2' : '#111111'
  context.font = '38px roboto-medium'
  context.fillText(`${random.whole(7, 22)}:${random.whole(10, 59)}`, 60, 66)
  context.fillText(`${random.whole(10, 100)}%`, width - 140, 66)
  context.fillText(random.pick(['Foto', 'IMG-20260311', 'Galeri', 'Bagikan']), 120, 190)
  for (let at = 0; at < 4; at++) {
    context.beginPath()
    context.arc(150 + at * 290, height - 120, 30, 0, 7)
    context.fill()
  }
  const raster = rasterOf(canvas)
  const png = sharp(Buffer.from(raster.data.buffer), { raw: { width, height, channels: 4 } })
  return random.chance(0.5) ? png.png().toBuffer() : png.flatten().jpeg({ quality: 90 }).toBuffer()
}

/** Taken from a screen: its dots beat with those of the camera. */
async function fromScreen(file: Buffer, random: Random): Promise<Buffer> {
  const raster = await rasterOfFile(file)
  const pitch = random.between(2.2, 3.6)
  const turn = random.between(0.02, 0.12)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const strength = random.between(0.06, 0.16)
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++) {
      const [u, v] = [(x * cos + y * sin) / pitch, (y * cos - x * sin) / pitch]
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * raster.width + x) * 4 + channel
        const column = Math.cos(2 * Math.PI * (u + channel / 3))
        const level = 1 + strength * (0.7 * column + 0.5 * Math.cos(2 * Math.PI * v))
        raster.data[at] = (raster.data[at] ?? 0) * level + (random.next() - 0.5) * 6
      }
    }
  }
  return encode(raster, random.whole(78, 90), 0.6)
}

/** Printed in dots of four inks by a rotated screen each, and scanned. */
async function printed(file: Buffer, random: Random): Promise<Buffer> {
  const raster = await rasterOfFile(file)
  const pitch = random.between(3.2, 5)
  const angles = [15, 75, 0].map((angle) => (angle * Math.PI) / 180)
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++) {
      for (const [channel, angle] of angles.entries()) {
        const at = (y * raster.width + x) * 4 + channel
        const u = (x * Math.cos(angle) + y * Math.sin(angle)) / pitch
        const v = (y * Math.cos(angle) - x * Math.sin(angle)) / pitch
        const dot = (Math.cos(2 * Math.PI * u) + Math.cos(2 * Math.PI * v)) / 4 + 0.5
        const value = (raster.data[at] ?? 0) / 255
        const ink = 1 / (1 + Math.exp(-14 * (value - 0.15 - 0.7 * dot)))
        raster.data[at] = 255 * (0.6 * value + 0.4 * ink) + (random.next() - 0.5) * 8
      }
    }
  }
  return encode(raster, random.whole(80, 90), random.between(0.5, 0.8))
}

function encode({ data, width, height }: Raster, quality: number, blur: number): Promise<Buffer> {
  return sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
    .flatten()
    .blur(blur)
    .jpeg({ quality })
    .toBuffer()
}
