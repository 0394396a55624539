import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from './random.ts'
import { addNoise, blurred, canvasOf, rasterOf } from './raster.ts'

/** Skin from its lights to its shadows. */
const SKINS = [
  ['#f0cba8', '#d9a67c', '#9c6a48'],
  ['#dcae84', '#c08a5e', '#7f5234'],
  ['#c89468', '#a9714b', '#6a4229'],
  ['#e8bf98', '#cd9a6f', '#8d5f40'],
] as const
const GROUNDS = ['#b5281f', '#c0392b', '#1f4e9c', '#2a5fae']
const CLOTHES = ['#2f2f35', '#e9e9e6', '#5b3a6e', '#21486b', '#7a2f2f', '#3c6b44']

const SIDE = 360

interface Face {
  readonly context: SKRSContext2D
  readonly random: Random
  /** Middle of the eyes. */
  readonly x: number
  readonly y: number
  /** Between the pupils. */
  readonly apart: number
  readonly skin: (typeof SKINS)[number]
}

/** Head and shoulders with lights and shadows, invented: detectors take it for a face, and it is nobody's. */
export async function drawShadedFace(
  random: Random,
  { isWoman, width, height }: { isWoman: boolean; width: number; height: number },
): Promise<Canvas> {
  const canvas = createCanvas(SIDE, Math.round((SIDE * height) / width))
  const context = canvas.getContext('2d')
  context.fillStyle = random.pick(GROUNDS)
  context.fillRect(0, 0, canvas.width, canvas.height)
  const apart = SIDE * random.between(0.155, 0.185)
  const face: Face = {
    context,
    random,
    x: SIDE * random.between(0.48, 0.52),
    y: canvas.height * random.between(0.38, 0.43),
    apart,
    skin: random.pick(SKINS),
  }
  const hasScarf = isWoman && random.chance(0.5)
  const hair = hasScarf ? random.pick(CLOTHES) : '#191311'
  drawBehind(face, { hair, isWoman, hasScarf })
  drawHead(face)
  drawEyes(face)
  drawNose(face)
  drawMouth(face)
  drawHair(face, { hair, hasScarf })
  const soft = await blurred(rasterOf(canvas), 1.6)
  addNoise(soft, 3, random)
  return canvasOf(soft)
}

function drawBehind(face: Face, { hair, isWoman, hasScarf }: { hair: string; isWoman: boolean; hasScarf: boolean }) {
  const { context, random, x, y, apart, skin } = face
  oval(context, hair, [x, y - apart * 0.1, apart * 1.42, apart * (isWoman ? 2 : 1.6)])
  const cloth = random.pick(CLOTHES)
  oval(context, shade(context, [x, y + apart * 4, apart * 3], [cloth, cloth, '#111114']), [
    x,
    y + apart * 4.3,
    apart * 3,
    apart * 1.9,
  ])
  if (hasScarf) oval(context, hair, [x, y + apart * 2, apart * 1.7, apart * 1.2])
  else {
    context.fillStyle = skin[2]
    context.fillRect(x - apart * 0.55, y + apart * 1.2, apart * 1.1, apart * 1.2)
    oval(context, skin[1], [x, y + apart * 2.35, apart * 0.7, apart * 0.35])
  }
  for (const side of [-1, 1])
    if (!hasScarf) oval(context, skin[2], [x + side * apart * 1.18, y + apart * 0.35, apart * 0.17, apart * 0.36])
}

function drawHead({ context, x, y, apart, skin, random }: Face): void {
  const light = random.between(-0.3, 0.3) * apart
  const ground = shade(context, [x + light, y + apart * 0.2, apart * 1.9], skin)
  oval(context, ground, [x, y + apart * 0.25, apart * 1.14, apart * 1.58])
  // Chin and jaw.
  oval(context, ground, [x, y + apart * 1.05, apart * 0.86, apart * 0.82])
  context.globalAlpha = 0.28
  for (const side of [-1, 1]) {
    oval(context, soft(context, [x + side * apart * 0.52, y + apart * 0.02, apart * 0.46], skin[2]), [
      x + side * apart * 0.52,
      y + apart * 0.02,
      apart * 0.46,
      apart * 0.3,
    ])
    oval(context, soft(context, [x + side * apart * 0.62, y + apart * 0.7, apart * 0.4], '#c4614e'), [
      x + side * apart * 0.62,
      y + apart * 0.7,
      apart * 0.4,
      apart * 0.36,
    ])
    oval(context, soft(context, [x + side * apart * 1.0, y + apart * 0.9, apart * 0.5], '#3a2216'), [
      x + side * apart * 1.0,
      y + apart * 0.9,
      apart * 0.42,
      apart * 0.8,
    ])
  }
  oval(context, soft(context, [x, y - apart * 0.75, apart * 0.7], '#fff4e6'), [
    x,
    y - apart * 0.75,
    apart * 0.7,
    apart * 0.35,
  ])
  context.globalAlpha = 1
}

function drawEyes({ context, x, y, apart, random }: Face): void {
  const open = random.between(0.085, 0.12) * apart
  const brow = random.between(0.26, 0.34) * apart
  for (const side of [-1, 1]) {
    const ex = x + (side * apart) / 2
    oval(context, '#e9e2da', [ex, y, apart * 0.23, open])
    oval(context, '#2a1810', [ex, y, apart * 0.105, open * 1.05])
    oval(context, '#050303', [ex, y, apart * 0.05, open * 0.6])
    oval(context, '#ffffff', [ex - apart * 0.035, y - open * 0.35, apart * 0.02, apart * 0.02])
    context.strokeStyle = '#1d120d'
    context.lineWidth = apart * 0.045
    context.beginPath()
    context.ellipse(ex, y + open * 0.15, apart * 0.25, open * 1.25, 0, Math.PI * 1.04, Math.PI * 1.96)
    context.stroke()
    context.lineWidth = apart * 0.085
    context.beginPath()
    context.ellipse(
      ex + side * apart * 0.02,
      y - brow + apart * 0.16,
      apart * 0.34,
      apart * 0.18,
      side * 0.06,
      Math.PI * 1.12,
      Math.PI * 1.88,
    )
    context.stroke()
  }
}

function drawNose({ context, x, y, apart, skin }: Face): void {
  context.globalAlpha = 0.5
  oval(context, soft(context, [x, y + apart * 0.4, apart * 0.24], skin[0]), [
    x,
    y + apart * 0.35,
    apart * 0.09,
    apart * 0.42,
  ])
  oval(context, soft(context, [x, y + apart * 0.76, apart * 0.34], skin[2]), [
    x,
    y + apart * 0.74,
    apart * 0.3,
    apart * 0.14,
  ])
  oval(context, soft(context, [x, y + apart * 0.64, apart * 0.17], skin[0]), [
    x,
    y + apart * 0.64,
    apart * 0.16,
    apart * 0.13,
  ])
  context.globalAlpha = 0.8
  for (const side of [-1, 1])
    oval(context, '#3b1d12', [x + side * apart * 0.12, y + apart * 0.76, apart * 0.06, apart * 0.032])
  context.globalAlpha = 1
}

function drawMouth({ context, x, y, apart, random, skin }: Face): void {
  const wide = random.between(0.34, 0.42) * apart
  const at = y + apart * 1.14
  oval(context, '#9c4a41', [x, at - apart * 0.035, wide, apart * 0.075])
  oval(context, '#b8645a', [x, at + apart * 0.055, wide * 0.86, apart * 0.095])
  context.strokeStyle = '#4a1c17'
  context.lineWidth = apart * 0.035
  context.beginPath()
  context.ellipse(x, at - apart * 0.06, wide, apart * 0.09, 0, 0.12 * Math.PI, 0.88 * Math.PI)
  context.stroke()
  context.globalAlpha = 0.35
  oval(context, soft(context, [x, at + apart * 0.28, apart * 0.3], skin[2]), [
    x,
    at + apart * 0.26,
    apart * 0.3,
    apart * 0.08,
  ])
  context.globalAlpha = 1
}

function drawHair({ context, x, y, apart }: Face, { hair, hasScarf }: { hair: string; hasScarf: boolean }): void {
  context.strokeStyle = hair
  context.lineWidth = apart * (hasScarf ? 0.42 : 0.5)
  context.beginPath()
  context.ellipse(
    x,
    y + apart * 0.18,
    apart * 1.22,
    apart * (hasScarf ? 1.6 : 1.45),
    0,
    Math.PI * (hasScarf ? 0.95 : 1.08),
    Math.PI * (hasScarf ? 2.05 : 1.92),
  )
  context.stroke()
  oval(context, hair, [x, y - apart * 1.2, apart * 0.95, apart * 0.34])
}

type Oval = readonly [x: number, y: number, wide: number, high: number]

function oval(context: SKRSContext2D, fill: SKRSContext2D['fillStyle'], [x, y, wide, high]: Oval): void {
  context.fillStyle = fill
  context.beginPath()
  context.ellipse(x, y, wide, high, 0, 0, Math.PI * 2)
  context.fill()
}

type Spot = readonly [x: number, y: number, radius: number]

function shade(context: SKRSContext2D, [x, y, radius]: Spot, [light, middle, dark]: readonly [string, string, string]) {
  const fill = context.createRadialGradient(x, y, 0, x, y, radius)
  fill.addColorStop(0, light)
  fill.addColorStop(0.55, middle)
  fill.addColorStop(1, dark)
  return fill
}

/** A spot that fades to nothing at its rim. */
function soft(context: SKRSContext2D, [x, y, radius]: Spot, colour: string) {
  const fill = context.createRadialGradient(x, y, 0, x, y, radius)
  fill.addColorStop(0, colour)
  fill.addColorStop(1, `${colour}00`)
  return fill
}
