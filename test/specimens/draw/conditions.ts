import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { CARD_HEIGHT, CARD_WIDTH } from './layout.ts'
import type { Random } from './random.ts'
import { addNoise, blurred, canvasOf, light, type Raster, rasterOf, resized } from './raster.ts'
import { drawTable } from './table.ts'
import { type Point, paintQuad, type Quad } from './warp.ts'

/** A picture as a camera would hand it over. */
export interface Shot {
  readonly raster: Raster
  /** JPEG quality, 1 to 100. */
  readonly quality: number
  /** EXIF orientation to be written; the raster is stored turned accordingly. */
  readonly orientation?: number
}

export type Condition = (card: Canvas, random: Random) => Promise<Shot>

/** How a card was photographed, by the names used in truth.json. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  clean: async (card, random) => ({ raster: await flat(card, random), quality: 92 }),
  blur: async (card, random) => ({
    raster: await blurred(await flat(card, random), random.between(1, 1.5)),
    quality: 88,
  }),
  jpeg: async (card, random) => ({ raster: await flat(card, random), quality: random.whole(28, 50) }),
  rotation: async (card, random) => ({
    raster: await onTable(card, { random, turn: random.pick([-1, 1]) * random.between(3, 12) }),
    quality: 88,
  }),
  perspective: async (card, random) => ({
    raster: await onTable(card, { random, tilt: 0.1, turn: random.between(-4, 4) }),
    quality: 88,
  }),
  shadow: async (card, random) => ({ raster: castShadow(await flat(card, random), random), quality: 88 }),
  glare: async (card, random) => ({ raster: await flat(addGlare(card, random), random), quality: 88 }),
  worn: async (card, random) => ({ raster: await flat(wear(card, random), random), quality: 88 }),
  noise: async (card, random) => {
    const raster = await flat(card, random)
    addNoise(raster, random.between(9, 16), random)
    return { raster, quality: 85 }
  },
  half: async (card, random) => ({ raster: rasterOf(await half(canvasOf(await flat(card, random)))), quality: 88 }),
  phone: async (card, random) => phone(card, random),
  upside_down: async (card, random) => ({
    raster: await onTable(card, { random, turn: 180 + random.between(-5, 5), tilt: 0.03 }),
    quality: 85,
  }),
  sideways: async (card, random) => ({
    raster: await onTable(card, { random, turn: random.pick([90, 270]) + random.between(-5, 5), tilt: 0.03 }),
    quality: 85,
  }),
  small: async (card, random) => small(card, random),
  exif: async (card, random) => exifTurned(card, random),
  cropped: async (card, random) => cropped(card, random),
}

/** The condition of that name. Throws for a name that is not in CONDITIONS. */
export function conditionOf(name: string): Condition {
  const condition = CONDITIONS[name]
  if (!condition) throw new Error(`No condition ${name}: use one of ${Object.keys(CONDITIONS).join(', ')}`)
  return condition
}

/** Card width in pixels of the usual shots; `half` halves it. */
export const USUAL_WIDTH = 1000

export async function flat(card: Canvas, random: Random): Promise<Raster> {
  return onTable(card, { random, margin: 0.015 })
}

interface Placement {
  readonly random: Random
  /** Degrees clockwise. */
  readonly turn?: number
  /** How far corners stray, as a share of the card's width. */
  readonly tilt?: number
  /** Table around the card, as a share of the card's width. */
  readonly margin?: number
  readonly cardWidth?: number
  /** Height / width of what lies there. Default: that of a card. */
  readonly aspect?: number
  readonly size?: { readonly width: number; readonly height: number; readonly centre: Point }
}

export async function onTable(card: Canvas, placement: Placement): Promise<Raster> {
  const { random, turn = 0, tilt = 0, margin = 0.08, cardWidth = USUAL_WIDTH } = placement
  const cardHeight = cardWidth * (placement.aspect ?? CARD_HEIGHT / CARD_WIDTH)
  const source = rasterOf(await resized(card, Math.round(cardWidth), Math.round(cardHeight)))
  const corners = turned([cardWidth / 2, cardHeight / 2], turn).map(
    ([x, y]): Point => [x + random.between(-tilt, tilt) * cardWidth, y + random.between(-tilt, tilt) * cardWidth * 0.6],
  )
  const reachX = Math.max(...corners.map(([x]) => Math.abs(x)))
  const reachY = Math.max(...corners.map(([, y]) => Math.abs(y)))
  const width = Math.round(placement.size?.width ?? reachX * 2 + margin * cardWidth * 2)
  const height = Math.round(placement.size?.height ?? reachY * 2 + margin * cardWidth * 2)
  const [centreX, centreY] = placement.size?.centre ?? [width / 2, height / 2]
  const table = drawTable(width, height, { random, hasThings: placement.size !== undefined })
  const quad = asQuad(corners.map(([x, y]): Point => [x + centreX, y + centreY]))
  dropShadow(table, quad, cardWidth)
  const target = rasterOf(table)
  addNoise(target, 3, random)
  paintQuad(target, source, quad)
  return target
}

function turned([halfWidth, halfHeight]: Point, degrees: number): Point[] {
  const angle = (degrees * Math.PI) / 180
  const corners: Point[] = [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ]
  return corners.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)])
}

function asQuad(points: readonly Point[]): Quad {
  const [a, b, c, d] = points
  if (!a || !b || !c || !d) throw new Error('A quadrilateral needs four corners')
  return [a, b, c, d]
}

function dropShadow(table: Canvas, quad: Quad, cardWidth: number): void {
  const context = table.getContext('2d')
  context.save()
  context.filter = `blur(${Math.round(cardWidth * 0.012)}px)`
  context.fillStyle = 'rgba(0,0,0,0.55)'
  context.beginPath()
  for (const [x, y] of quad) context.lineTo(x + cardWidth * 0.008, y + cardWidth * 0.012)
  context.fill()
  context.restore()
}

export function castShadow(raster: Raster, random: Random): Raster {
  const angle = random.between(0, Math.PI * 2)
  const offset = random.between(-0.15, 0.15)
  const dark = random.between(0.38, 0.55)
  const soft = random.between(6, 25)
  light(raster, (x, y) => {
    const side = (x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle) - offset
    return dark + (1.03 - dark) / (1 + Math.exp(-side * soft))
  })
  return raster
}

/** Light spots; a strong one stays small, a large one lets the print show through. */
export function addGlare(card: Canvas, random: Random): Canvas {
  const copy = copied(card)
  const context = copy.getContext('2d')
  for (let count = random.whole(1, 3); count > 0; count--) {
    const x = random.between(0.05, 0.95) * copy.width
    const y = random.between(0.1, 0.95) * copy.height
    const radius = random.between(0.06, 0.2) * copy.width
    const spot = context.createRadialGradient(x, y, 0, x, y, radius)
    const strength = random.between(0.5, 0.72)
    spot.addColorStop(0, `rgba(255,255,250,${strength})`)
    spot.addColorStop(0.5, `rgba(255,255,250,${strength * 0.6})`)
    spot.addColorStop(1, 'rgba(255,255,250,0)')
    context.globalCompositeOperation = 'source-atop'
    context.fillStyle = spot
    context.fillRect(0, 0, copy.width, copy.height)
  }
  return copy
}

/** A print that has been in a wallet for ten years: faded, with specks and scratches gone. */
export function wear(card: Canvas, random: Random): Canvas {
  const copy = copied(card)
  const context = copy.getContext('2d')
  const unit = copy.width / CARD_WIDTH
  context.globalCompositeOperation = 'source-atop'
  context.fillStyle = `rgba(190,220,232,${random.between(0.3, 0.48)})`
  context.fillRect(0, 0, copy.width, copy.height)
  for (let count = random.whole(350, 800); count > 0; count--) {
    context.fillStyle = `rgba(198,226,238,${random.between(0.5, 0.95)})`
    context.beginPath()
    context.ellipse(
      random.next() * copy.width,
      random.next() * copy.height,
      random.between(0.5, 2.2) * unit,
      random.between(0.4, 1.6) * unit,
      random.next() * 3,
      0,
      7,
    )
    context.fill()
  }
  for (let count = random.whole(3, 9); count > 0; count--) {
    context.strokeStyle = `rgba(235,243,246,${random.between(0.4, 0.8)})`
    context.lineWidth = random.between(0.6, 1.6) * unit
    const y = random.next() * copy.height
    context.beginPath()
    context.moveTo(random.between(0, 0.5) * copy.width, y)
    context.lineTo(random.between(0.5, 1) * copy.width, y + random.between(-90, 90) * unit)
    context.stroke()
  }
  return copy
}

export async function half(canvas: Canvas): Promise<Canvas> {
  return resized(canvas, Math.round(canvas.width / 2), Math.round(canvas.height / 2))
}

async function phone(card: Canvas, random: Random): Promise<Shot> {
  const turn = random.between(-7, 7)
  const placed = await onTable(random.chance(0.35) ? addGlare(card, random) : card, {
    random,
    turn,
    tilt: 0.06,
    margin: random.between(0.05, 0.25),
  })
  const raster = await blurred(castShadow(placed, random), random.between(0.6, 1))
  addNoise(raster, random.between(5, 9), random)
  return { raster, quality: random.whole(55, 75) }
}

async function small(card: Canvas, random: Random): Promise<Shot> {
  const width = random.whole(1600, 3000)
  const height = Math.round(width * random.pick([0.75, 0.5625, 1.333]))
  // Under 560 pixels of card the small print has no strokes left to read.
  const cardWidth = Math.max(560, width * random.between(0.25, 0.45))
  const roomX = (width - cardWidth * 1.15) / 2
  const roomY = Math.max(0, (height - cardWidth * 0.85) / 2)
  const centre: Point = [width / 2 + random.between(-0.8, 0.8) * roomX, height / 2 + random.between(-0.8, 0.8) * roomY]
  const turn = random.between(-10, 10) + (random.chance(0.15) ? random.pick([90, 180, 270]) : 0)
  const raster = await onTable(card, { random, turn, tilt: 0.02, cardWidth, size: { width, height, centre } })
  addNoise(raster, random.between(2, 5), random)
  return { raster, quality: random.whole(70, 88) }
}

async function exifTurned(card: Canvas, random: Random): Promise<Shot> {
  const upright = canvasOf(await onTable(card, { random, turn: random.between(-3, 3), tilt: 0.01 }))
  const orientation = random.pick([3, 6, 8])
  // Orientation 6 means "turn 90 degrees clockwise to see it upright", so it is stored turned the other way.
  const quarter = { 3: 2, 6: 3, 8: 1 }[orientation] ?? 0
  return { raster: rasterOf(quarterTurned(upright, quarter)), quality: 88, orientation }
}

function quarterTurned(canvas: Canvas, quarters: number): Canvas {
  const isSwapped = quarters % 2 === 1
  const copy = createCanvas(isSwapped ? canvas.height : canvas.width, isSwapped ? canvas.width : canvas.height)
  const context = copy.getContext('2d')
  context.translate(copy.width / 2, copy.height / 2)
  context.rotate((quarters * Math.PI) / 2)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return copy
}

/** The picture ends inside the card's rim; no field is cut. */
async function cropped(card: Canvas, random: Random): Promise<Shot> {
  const canvas = await resized(card, USUAL_WIDTH, Math.round((USUAL_WIDTH * CARD_HEIGHT) / CARD_WIDTH))
  const copy = createCanvas(Math.round(USUAL_WIDTH * 0.978), Math.round(canvas.height * 0.98))
  copy
    .getContext('2d')
    .drawImage(canvas, -random.between(0, 0.02) * USUAL_WIDTH, -random.between(0, 0.018) * canvas.height)
  return { raster: rasterOf(copy), quality: 88 }
}

export function copied(canvas: Canvas): Canvas {
  const copy = createCanvas(canvas.width, canvas.height)
  copy.getContext('2d').drawImage(canvas, 0, 0)
  return copy
}
