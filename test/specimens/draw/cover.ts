import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Box, DrawnCard } from './card.ts'
import type { Random } from './random.ts'

/**
 * Hides a box of the card (in card units) under a thumb, a marker, a note, tape or a burnt-out reflection. Gives the
 * area that was touched.
 */
export function cover(card: DrawnCard, box: Box, random: Random): Box {
  const context = card.canvas.getContext('2d')
  context.save()
  context.setTransform(card.scale, 0, 0, card.scale, 0, 0)
  context.globalCompositeOperation = 'source-atop'
  const touched = random.pick([marker, note, tape, thumb, reflection])(context, box, random)
  context.restore()
  return touched
}

type Painter = (context: SKRSContext2D, box: Box, random: Random) => Box

const marker: Painter = (context, { x, y, width, height }, random) => {
  context.fillStyle = random.pick(['#0b0b0c', '#14213d', '#7d1020'])
  context.fillRect(x, y, width, height)
  return { x, y, width, height }
}

const note: Painter = (context, { x, y, width, height }, random) => {
  context.fillStyle = random.pick(['#f6e36b', '#f3a9c0', '#fbfbf7', '#b8e08a'])
  context.translate(x + width / 2, y + height / 2)
  context.rotate(random.between(-0.02, 0.02))
  context.fillRect(-width / 2 - 8, -height / 2 - 8, width + 16, height + 16)
  return { x: x - 8, y: y - 8, width: width + 16, height: height + 16 }
}

const tape: Painter = (context, { x, y, width, height }, random) => {
  context.fillStyle = random.pick(['#c9b48a', '#3a3d42', '#dcdcdc'])
  context.fillRect(x - 10, y - 2, width + 20, height + 4)
  context.fillStyle = 'rgba(255,255,255,0.25)'
  context.fillRect(x - 10, y + 3, width + 20, 4)
  return { x: x - 10, y: y - 2, width: width + 20, height: height + 4 }
}

const thumb: Painter = (context, { x, y, width, height }, random) => {
  const skin = random.pick(['#b67a52', '#d3a27b', '#8a5a3b'])
  const fingers = Math.max(1, Math.ceil(width / 130))
  for (let finger = 0; finger < fingers; finger++) {
    const middle = x + ((finger + 0.5) / fingers) * width
    const half = width / fingers / 2 + 6
    context.fillStyle = skin
    context.beginPath()
    context.roundRect(middle - half, y - 6, half * 2, height + 70, [half * 0.8, half * 0.8, 20, 20])
    context.fill()
    context.strokeStyle = 'rgba(60,30,15,0.5)'
    context.lineWidth = 2
    context.stroke()
  }
  return { x: x - 6, y: y - 6, width: width + 12, height: height + 70 }
}

const reflection: Painter = (context, { x, y, width, height }) => {
  context.filter = 'blur(6px)'
  context.fillStyle = '#ffffff'
  context.beginPath()
  context.ellipse(x + width / 2, y + height / 2, width * 0.72, height * 1.1, 0, 0, 7)
  context.fill()
  context.fill()
  return { x: x - width * 0.22, y: y - height * 0.6, width: width * 1.44, height: height * 2.2 }
}
