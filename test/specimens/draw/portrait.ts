import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Layout } from './layout.ts'
import type { Random } from './random.ts'

const SKINS = ['#c68a5c', '#a9714b', '#d9a67c', '#8f5e3f', '#e0b48c']
const GROUNDS = ['#c0392b', '#b03428', '#1f4e9c', '#25599f']
const CLOTHES = ['#2f2f35', '#f2f2f0', '#5b3a6e', '#21486b', '#7a2f2f', '#3c6b44']

/** A plain drawn head and shoulders: plainly no photograph of anybody. */
export function drawPortrait(
  context: SKRSContext2D,
  place: Layout['portrait'],
  options: { random: Random; isWoman: boolean },
): void {
  const { random, isWoman } = options
  const { x, y, width, height } = place
  const middle = x + width / 2
  const skin = random.pick(SKINS)
  const hasScarf = isWoman && random.chance(0.5)
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.fillStyle = random.pick(GROUNDS)
  context.fillRect(x, y, width, height)
  const hair = hasScarf ? random.pick(CLOTHES) : '#1c1715'
  ellipse(context, hair, [middle, y + height * 0.4, width * 0.29, height * (isWoman ? 0.31 : 0.26)])
  ellipse(context, random.pick(CLOTHES), [middle, y + height * 1.02, width * 0.48, height * 0.33])
  if (hasScarf) ellipse(context, hair, [middle, y + height * 0.72, width * 0.3, height * 0.14])
  context.fillStyle = skin
  context.fillRect(middle - width * 0.09, y + height * 0.58, width * 0.18, height * 0.13)
  ellipse(context, skin, [middle, y + height * 0.43, width * 0.22, height * 0.23])
  if (!hasScarf) ellipse(context, hair, [middle, y + height * 0.24, width * 0.2, height * 0.075])
  drawFeatures(context, { x: middle, y: y + height * 0.43, width })
  context.restore()
}

function drawFeatures(context: SKRSContext2D, { x, y, width }: { x: number; y: number; width: number }): void {
  for (const side of [-1, 1])
    ellipse(context, '#221814', [x + side * width * 0.085, y - width * 0.02, width * 0.022, width * 0.016])
  context.strokeStyle = '#5a2f25'
  context.lineWidth = width * 0.013
  context.beginPath()
  context.arc(x, y + width * 0.1, width * 0.06, 0.2 * Math.PI, 0.8 * Math.PI)
  context.moveTo(x, y)
  context.lineTo(x - width * 0.02, y + width * 0.07)
  context.lineTo(x + width * 0.012, y + width * 0.075)
  context.stroke()
}

function ellipse(
  context: SKRSContext2D,
  colour: string,
  [x, y, wide, high]: readonly [number, number, number, number],
): void {
  context.fillStyle = colour
  context.beginPath()
  context.ellipse(x, y, wide, high, 0, 0, Math.PI * 2)
  context.fill()
}

/** A scribble of a signature, centred on x. */
export function drawSignature(context: SKRSContext2D, { x, y }: { x: number; y: number }, random: Random): void {
  context.save()
  context.strokeStyle = '#16181d'
  context.lineWidth = 2.4
  context.beginPath()
  const turns = random.between(2.2, 4.5)
  const lean = random.between(10, 26)
  context.moveTo(x - 70, y)
  for (let t = 0; t <= 1; t += 0.02) {
    const swing = Math.sin(t * turns * Math.PI * 2) * lean * (1 - t * 0.6)
    context.lineTo(x - 70 + t * 140 + Math.cos(t * turns * 9) * 8, y + swing)
  }
  context.stroke()
  context.restore()
}
