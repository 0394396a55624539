import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { ETHIOPIC_FONT } from '../draw-pdf.ts'
import { qrModules } from '../qr-png.ts'
import { createRandom, type Random } from '../random.ts'
import type { SimulatedReceipt } from '../receipts.ts'

export interface PictureOptions {
  /** `screenshot` is as sharp as it was drawn; `photo` is tilted, unevenly lit and grainy; `poor` is small and blurred too. */
  readonly quality?: PictureQuality
  /** The same seed spoils a picture in the same way. */
  readonly seed?: string
}

export const PICTURE_QUALITIES = ['screenshot', 'photo', 'poor'] as const
export type PictureQuality = (typeof PICTURE_QUALITIES)[number]

const WIDTH = 760
const MARGIN = 36
const FONT_PX = 24
const LINE_PX = 38
const QR_PIXELS_PER_MODULE = 5
const LATIN = 'Simulator Latin'
const ETHIOPIC = 'Simulator Ethiopic'
const FONT = `${FONT_PX}px "${LATIN}", "${ETHIOPIC}"`

/** A picture of a receipt as shops are sent it, PNG: its text line by line, and its QR code where it has one. */
export function drawPicture(
  receipt: SimulatedReceipt,
  { quality = 'screenshot', seed = '' }: PictureOptions = {},
): Buffer {
  registerFonts()
  const sharp = drawSharp(receipt)
  if (quality === 'screenshot') return sharp.toBuffer('image/png')
  const random = createRandom(`picture ${seed} ${receipt.bank} ${receipt.reference}`)
  const small = quality === 'poor' ? scale(sharp, 0.6) : sharp
  return photograph(small, { random, grain: quality === 'poor' ? 22 : 12 }).toBuffer('image/png')
}

/** The system's own fonts differ from machine to machine. */
function registerFonts(): void {
  if (GlobalFonts.has(LATIN)) return
  GlobalFonts.registerFromPath(ETHIOPIC_FONT, ETHIOPIC)
  const latin = '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-latin-400-normal.woff'
  GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(latin)), LATIN)
}

function drawSharp(receipt: SimulatedReceipt): Canvas {
  const probe = createCanvas(1, 1).getContext('2d')
  probe.font = FONT
  const lines = receipt.text.split('\n').flatMap((line) => wrap(probe, line))
  const modules = receipt.qr === null ? [] : qrModules(receipt.qr)
  const textHeight = lines.length * LINE_PX
  const canvas = createCanvas(WIDTH, 3 * MARGIN + textHeight + modules.length * QR_PIXELS_PER_MODULE)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1b1b1b'
  context.font = FONT
  lines.forEach((line, index) => {
    context.fillText(line, MARGIN, MARGIN + FONT_PX + index * LINE_PX)
  })
  drawModules(context, modules, 2 * MARGIN + textHeight)
  return canvas
}

function wrap(context: SKRSContext2D, line: string): readonly string[] {
  const wrapped: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && context.measureText(longer).width > WIDTH - 2 * MARGIN) {
      wrapped.push(current)
      current = word
    } else current = longer
  }
  return [...wrapped, current]
}

function drawModules(context: SKRSContext2D, modules: readonly (readonly boolean[])[], top: number): void {
  const left = (WIDTH - modules.length * QR_PIXELS_PER_MODULE) / 2
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return
      const size = QR_PIXELS_PER_MODULE
      context.fillRect(left + x * size, top + y * size, size, size)
    })
  })
}

function scale(picture: Canvas, factor: number): Canvas {
  const canvas = createCanvas(Math.round(picture.width * factor), Math.round(picture.height * factor))
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** On a table, a little turned, brighter on one side, with the grain of a sensor. */
function photograph(picture: Canvas, { random, grain }: { readonly random: Random; readonly grain: number }): Canvas {
  const border = Math.round(picture.width * 0.08)
  const canvas = createCanvas(picture.width + 2 * border, picture.height + 2 * border)
  const context = canvas.getContext('2d')
  context.fillStyle = '#6d5a48'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((random.between(-20, 20) / 1000) * (picture.width / picture.height))
  context.drawImage(picture, -picture.width / 2, -picture.height / 2)
  context.resetTransform()
  const light = context.createLinearGradient(0, 0, canvas.width, canvas.height)
  light.addColorStop(0, 'rgba(0, 0, 0, 0)')
  light.addColorStop(1, 'rgba(0, 0, 0, 0.28)')
  context.fillStyle = light
  context.fillRect(0, 0, canvas.width, canvas.height)
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 0; at < image.data.length; at += 4) {
    const change = random.between(-grain, grain)
    for (let channel = at; channel < at + 3; channel++) image.data[channel] = (image.data[channel] ?? 0) + change
  }
  context.putImageData(image, 0, 0)
  return canvas
}
