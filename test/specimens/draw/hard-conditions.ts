import type { Canvas } from '@napi-rs/canvas'
import { addGlare, type Condition, copied, flat, onTable, type Shot, wear } from './conditions.ts'
import { CARD_WIDTH } from './layout.ts'
import type { Random } from './random.ts'
import { addNoise, blurred, light, rasterOf, resized } from './raster.ts'
import type { Point } from './warp.ts'

/** What hands and rooms do to a picture beyond the usual; every card stays readable to a patient eye. */
export const HARD_CONDITIONS: Readonly<Record<string, Condition>> = {
  plain: async (card, random) => ({
    raster: await onTable(card, { random, turn: random.between(-2, 2) }),
    quality: 85,
  }),
  strong_glare: async (card, random) => ({
    raster: await onTable(addGlare(addGlare(card, random), random), {
      random,
      turn: random.between(-4, 4),
      tilt: 0.03,
    }),
    quality: 82,
  }),
  faded: async (card, random) => ({ raster: await flat(fade(wear(card, random), random), random), quality: 82 }),
  dim: async (card, random) => dim(card, random),
  oblique: async (card, random) => ({
    raster: await onTable(card, { random, tilt: 0.15, turn: random.between(-8, 8), margin: 0.06 }),
    quality: 82,
  }),
  cluttered: async (card, random) => cluttered(card, random),
  finger: async (card, random) => ({
    raster: await onTable(hold(card, random), { random, turn: random.between(-6, 6), tilt: 0.03 }),
    quality: 80,
  }),
  on_its_head: async (card, random) => ({
    raster: await onTable(card, { random, turn: 180 + random.between(-9, 9), tilt: 0.05 }),
    quality: 80,
  }),
  on_its_side: async (card, random) => ({
    raster: await onTable(card, { random, turn: random.pick([90, 270]) + random.between(-9, 9), tilt: 0.05 }),
    quality: 80,
  }),
  chat_copy: async (card, random) => chatCopy(card, random),
}

function fade(card: Canvas, random: Random): Canvas {
  const copy = copied(card)
  const context = copy.getContext('2d')
  context.globalCompositeOperation = 'source-atop'
  context.fillStyle = `rgba(214,230,238,${random.between(0.12, 0.25)})`
  context.fillRect(0, 0, copy.width, copy.height)
  return copy
}

async function dim(card: Canvas, random: Random): Promise<Shot> {
  const raster = await onTable(card, { random, turn: random.between(-5, 5), tilt: 0.03 })
  const level = random.between(0.22, 0.4)
  light(raster, (x) => level * (0.8 + 0.4 * x))
  addNoise(raster, random.between(3, 6), random)
  return { raster: await blurred(raster, random.between(0.4, 0.8)), quality: 78 }
}

async function cluttered(card: Canvas, random: Random): Promise<Shot> {
  const width = random.whole(1900, 3400)
  const height = Math.round(width * random.pick([0.75, 1.333]))
  const cardWidth = Math.max(580, Math.min(width, height) * random.between(0.3, 0.5))
  const centre: Point = [width * random.between(0.38, 0.62), height * random.between(0.38, 0.62)]
  const turn = random.between(-14, 14) + (random.chance(0.25) ? random.pick([90, 180, 270]) : 0)
  const raster = await onTable(card, { random, turn, tilt: 0.03, cardWidth, size: { width, height, centre } })
  addNoise(raster, random.between(2, 5), random)
  return { raster, quality: random.whole(68, 85) }
}

/** A thumb over the rim, where no field is printed. */
function hold(card: Canvas, random: Random): Canvas {
  const copy = copied(card)
  const context = copy.getContext('2d')
  const unit = copy.width / CARD_WIDTH
  const [x, y] = random.pick([
    [1030, 610],
    [1030, 60],
    [0, 640],
  ] as const)
  context.globalCompositeOperation = 'source-atop'
  context.fillStyle = random.pick(['#c89472', '#9b6a4b', '#dcb096'])
  context.beginPath()
  context.ellipse(x * unit, y * unit, 60 * unit, 34 * unit, random.between(-0.6, 0.6), 0, 7)
  context.fill()
  return copy
}

/** Sent on and on: small, and compressed each time. */
async function chatCopy(card: Canvas, random: Random): Promise<Shot> {
  const wide = await resized(card, 720, Math.round((720 * card.height) / card.width))
  return { raster: await blurred(rasterOf(wide), random.between(0.4, 0.7)), quality: random.whole(40, 60) }
}
