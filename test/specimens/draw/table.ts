import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from './random.ts'

const WOODS = ['#7a5a3c', '#8d6b48', '#5f4630', '#a5825b', '#6d6259']
const PLAINS = ['#4d5852', '#8c8f94', '#d8d5cf', '#2f3338', '#b9a999', '#65707c', '#ece9e4']
const CLOTHS = ['#59362f', '#31455e', '#6f7f63', '#8f8676', '#473a54']

/** What a card lies on: wood, cloth, stone or a plain desk, now and then with things beside the card. */
export function drawTable(width: number, height: number, options: { random: Random; hasThings: boolean }): Canvas {
  const { random, hasThings } = options
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  random.pick([drawWood, drawWood, drawCloth, drawStone, drawPlain])(context, random)
  if (hasThings) for (let count = random.whole(1, 3); count > 0; count--) drawThing(context, random)
  return canvas
}

type Painter = (context: SKRSContext2D, random: Random) => void

const drawPlain: Painter = (context, random) => {
  const { width, height } = context.canvas
  const ground = context.createLinearGradient(0, 0, width * random.next(), height)
  const colour = random.pick(PLAINS)
  ground.addColorStop(0, colour)
  ground.addColorStop(1, random.chance(0.5) ? colour : random.pick(PLAINS))
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
}

const drawWood: Painter = (context, random) => {
  const { width, height } = context.canvas
  context.fillStyle = random.pick(WOODS)
  context.fillRect(0, 0, width, height)
  for (let y = 0; y < height; y += random.between(3, 14) * (width / 1200)) {
    context.strokeStyle = random.chance(0.6)
      ? `rgba(30,15,5,${random.between(0.04, 0.22)})`
      : `rgba(255,230,200,${random.between(0.03, 0.12)})`
    context.lineWidth = random.between(0.7, 4) * (width / 1200)
    const bend = random.between(-20, 20)
    context.beginPath()
    context.moveTo(0, y)
    context.bezierCurveTo(width * 0.3, y + bend, width * 0.6, y - bend, width, y + bend / 2)
    context.stroke()
  }
  for (let y = random.between(0.1, 0.4) * height; y < height; y += height * random.between(0.3, 0.5)) {
    context.fillStyle = 'rgba(10,5,0,0.45)'
    context.fillRect(0, y, width, 3)
  }
}

const drawCloth: Painter = (context, random) => {
  const { width, height } = context.canvas
  context.fillStyle = random.pick(CLOTHS)
  context.fillRect(0, 0, width, height)
  const step = random.between(5, 11)
  for (let at = 0; at < width + height; at += step) {
    context.fillStyle = `rgba(255,255,255,${random.between(0.02, 0.09)})`
    context.fillRect(at, 0, step / 2, height)
    context.fillStyle = `rgba(0,0,0,${random.between(0.02, 0.12)})`
    context.fillRect(0, at, width, step / 2)
  }
  if (!random.chance(0.4)) return
  const check = random.between(60, 160)
  context.fillStyle = 'rgba(230,220,200,0.16)'
  for (let at = 0; at < width; at += check * 2) context.fillRect(at, 0, check, height)
  for (let at = 0; at < height; at += check * 2) context.fillRect(0, at, width, check)
}

const drawStone: Painter = (context, random) => {
  const { width, height } = context.canvas
  drawPlain(context, random)
  for (let count = 0; count < 1400; count++) {
    context.fillStyle = random.chance(0.5)
      ? `rgba(0,0,0,${random.between(0.03, 0.3)})`
      : `rgba(255,255,255,${random.between(0.03, 0.3)})`
    context.beginPath()
    context.ellipse(
      random.next() * width,
      random.next() * height,
      random.between(1, 7),
      random.between(1, 4),
      random.next() * 3,
      0,
      7,
    )
    context.fill()
  }
}

const drawThing: Painter = (context, random) => {
  const { width, height } = context.canvas
  const size = Math.min(width, height)
  context.save()
  // Things lie at the edges, so that they never cover the card in the middle.
  context.translate(random.pick([0.02, 0.98]) * width, random.next() * height)
  context.rotate(random.between(0, 6))
  const kind = random.whole(0, 2)
  context.fillStyle = random.pick(['#f4f2ec', '#23262b', '#c8402f', '#2d5f9a', '#d7b23f'])
  if (kind === 0) context.fillRect(-size * 0.02, -size * 0.3, size * 0.035, size * 0.6)
  if (kind === 1) context.fillRect(-size * 0.12, -size * 0.12, size * 0.24, size * 0.3)
  if (kind === 2) {
    context.beginPath()
    context.arc(0, 0, size * 0.13, 0, 7)
    context.fill()
    context.fillStyle = 'rgba(0,0,0,0.5)'
    context.beginPath()
    context.arc(0, 0, size * 0.1, 0, 7)
    context.fill()
  }
  context.restore()
}
