import type { Canvas } from '@napi-rs/canvas'
import { castShadow, wear } from '../conditions.ts'
import { CARD_HEIGHT, CARD_WIDTH } from '../layout.ts'
import type { Random } from '../random.ts'
import { addNoise, blurred, light, type Raster, rasterOf, resized } from '../raster.ts'
import { drawTable } from '../table.ts'
import { type Point, paintQuad, type Quad } from '../warp.ts'

/** A picture of a card, and where the card's corners lie in it, in pixels. */
export interface Photo {
  readonly raster: Raster
  readonly quad: Quad
}

interface Camera {
  readonly width: readonly [number, number]
  /** Degrees. */
  readonly turn: number
  /** How far corners stray, in widths of the card. */
  readonly tilt: number
  /** Standard deviation of the grain. */
  readonly grain: readonly [number, number]
  /** Pixels. */
  readonly blur: readonly [number, number]
  readonly see?: 'shadow' | 'dim' | 'worn'
}

/** Ways to take a picture in which every card can be read. */
export const CAMERAS: Readonly<Record<string, Camera>> = {
  copied_file: { width: [1000, 1000], turn: 0, tilt: 0, grain: [0, 0], blur: [0, 0] },
  scanner: { width: [950, 1500], turn: 1, tilt: 0, grain: [1, 3], blur: [0.4, 0.8] },
  phone: { width: [900, 1200], turn: 7, tilt: 0.05, grain: [3, 8], blur: [0.5, 0.9] },
  sharp_phone: { width: [1300, 1750], turn: 5, tilt: 0.04, grain: [2, 5], blur: [0.5, 1] },
  shadow: { width: [950, 1300], turn: 4, tilt: 0.02, grain: [2, 5], blur: [0.3, 0.7], see: 'shadow' },
  dim: { width: [950, 1200], turn: 4, tilt: 0.02, grain: [3, 5], blur: [0.4, 0.8], see: 'dim' },
  worn: { width: [950, 1200], turn: 2, tilt: 0.01, grain: [1, 3], blur: [0.3, 0.6], see: 'worn' },
}

/** Takes a picture of a drawn card. */
export async function photograph(card: Canvas, name: string, random: Random): Promise<Photo> {
  const camera = CAMERAS[name]
  if (camera === undefined) throw new Error(`No camera ${name}: use one of ${Object.keys(CAMERAS).join(', ')}`)
  const seen = camera.see === 'worn' ? wear(card, random) : card
  const wide = Math.round(random.between(...camera.width))
  const high = Math.round((wide * CARD_HEIGHT) / CARD_WIDTH)
  const source = rasterOf(await resized(seen, wide, high))
  const margin = random.between(0.02, 0.1) * wide
  const { quad, width, height } = placed([wide, high], { camera, margin, random })
  const target = rasterOf(drawTable(width, height, { random, hasThings: false }))
  paintQuad(target, source, quad)
  const blur = random.between(...camera.blur)
  const soft = blur < 0.3 ? target : await blurred(target, blur)
  const lit = camera.see === 'shadow' ? castShadow(soft, random) : soft
  if (camera.see === 'dim') {
    const level = random.between(0.3, 0.5)
    light(lit, (x) => level * (0.85 + 0.3 * x))
  }
  const grain = random.between(...camera.grain)
  if (grain > 0) addNoise(lit, grain, random)
  return { raster: lit, quad }
}

interface Placing {
  readonly camera: Camera
  readonly margin: number
  readonly random: Random
}

function placed([wide, high]: Point, { camera, margin, random }: Placing) {
  const angle = (random.between(-camera.turn, camera.turn) * Math.PI) / 180
  const corners = (
    [
      [-wide / 2, -high / 2],
      [wide / 2, -high / 2],
      [wide / 2, high / 2],
      [-wide / 2, high / 2],
    ] as const
  ).map(([x, y]): Point => {
    const stray = [random.between(-camera.tilt, camera.tilt) * wide, random.between(-camera.tilt, camera.tilt) * high]
    return [
      x * Math.cos(angle) - y * Math.sin(angle) + (stray[0] ?? 0),
      x * Math.sin(angle) + y * Math.cos(angle) + (stray[1] ?? 0),
    ]
  })
  const left = Math.min(...corners.map(([x]) => x)) - margin
  const top = Math.min(...corners.map(([, y]) => y)) - margin
  const width = Math.ceil(Math.max(...corners.map(([x]) => x)) + margin - left)
  const height = Math.ceil(Math.max(...corners.map(([, y]) => y)) + margin - top)
  const [a, b, c, d] = corners.map(([x, y]): Point => [x - left, y - top])
  if (!(a && b && c && d)) throw new Error('A card has four corners')
  return { quad: [a, b, c, d] as Quad, width, height }
}
