import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { conditionOf, onTable, type Shot } from './conditions.ts'
import { CARD_WIDTH } from './layout.ts'
import { drawOtherCard } from './other-cards.ts'
import type { Random } from './random.ts'
import { addNoise, blurred, canvasOf, greyed, type Raster, rasterOf, resized } from './raster.ts'

type Sight = (card: Canvas, random: Random) => Promise<Shot>

/** Ways in which cards reach us that the conditions of the older sets do not have. */
export const SIGHTS = {
  photocopy: async (card, random) => copied(card, random, random.between(1.05, 1.35)),
  bleachedCopy: async (card, random) => copied(card, random, random.between(1.6, 2.1)),
  a4Scan: async (card, random) => {
    const page = await onPage(card, random, random.whole(660, 720))
    const raster = rasterOf(page)
    addNoise(raster, random.between(1, 3), random)
    return { raster, quality: random.whole(75, 90) }
  },
  faded: async (card, random) => {
    const copy = sameSize(card)
    const context = copy.getContext('2d')
    context.drawImage(card, 0, 0)
    context.globalCompositeOperation = 'source-atop'
    context.fillStyle = `rgba(226,234,238,${random.between(0.35, 0.5)})`
    context.fillRect(0, 0, copy.width, copy.height)
    return conditionOf(random.pick(['clean', 'rotation', 'perspective']))(copy, random)
  },
  screenshot: async (card, random) => ({
    raster: rasterOf(await gallery(card, random)),
    quality: random.whole(75, 92),
  }),
  frontAndBack: async (card, random) => {
    const back = drawOtherCard('ktp_back', random, NO_AREAS)
    const both = createCanvas(1120, 1500)
    const context = both.getContext('2d')
    context.fillStyle = random.pick(['#ffffff', '#6d5b47', '#3a4048'])
    context.fillRect(0, 0, both.width, both.height)
    place(context, await resized(card, 1000, 631), [60, 70])
    place(context, await resized(back, 1000, 631), [60, 790])
    const raster = rasterOf(both)
    addNoise(raster, 2, random)
    return { raster, quality: 85 }
  },
  motionBlur: async (card, random) => {
    const raster = await onTable(card, { random, turn: random.between(-3, 3) })
    return { raster: smeared(raster, random.between(4, 7), random.between(0, Math.PI)), quality: 85 }
  },
  smallInScene: async (card, random) => {
    const [width, height] = [1600, 1200]
    const centre = [random.between(500, 1100), random.between(400, 800)] as const
    const scene = canvasOf(
      await onTable(card, {
        random,
        turn: random.between(-8, 8),
        tilt: 0.02,
        cardWidth: random.whole(520, 620),
        size: { width, height, centre },
      }),
    )
    writeAround(scene.getContext('2d'), random, centre)
    const raster = rasterOf(scene)
    addNoise(raster, 3, random)
    return { raster, quality: 85 }
  },
} as const satisfies Record<string, Sight>

/** The back has no data on it, so no areas are asked for. */
const NO_AREAS = null as never

function sameSize({ width, height }: Canvas): Canvas {
  return createCanvas(width, height)
}

function place(context: SKRSContext2D, picture: Canvas, [x, y]: readonly [number, number]): void {
  context.drawImage(picture, x, y)
}

/** On white paper, grey, as a copier gives it. */
async function copied(card: Canvas, random: Random, contrast: number): Promise<Shot> {
  const isPage = random.chance(0.4)
  const page = isPage ? await onPage(card, random, 900) : await closeUp(card)
  const grey = greyed(rasterOf(page), contrast)
  addNoise(grey, random.between(2, 6), random)
  return { raster: await blurred(grey, random.between(0.4, 0.9)), quality: random.whole(70, 85) }
}

async function closeUp(card: Canvas): Promise<Canvas> {
  const page = createCanvas(1100, 740)
  const context = page.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, page.width, page.height)
  place(context, await resized(card, 1000, 631), [50, 54])
  return page
}

async function onPage(card: Canvas, random: Random, width: number): Promise<Canvas> {
  const page = createCanvas(1654, 2339)
  const context = page.getContext('2d')
  context.fillStyle = '#fdfdfc'
  context.fillRect(0, 0, page.width, page.height)
  const small = await resized(card, width, Math.round((width * card.height) / card.width))
  context.translate(random.whole(200, 700), random.whole(150, 900))
  context.rotate(random.between(-0.03, 0.03))
  place(context, small, [0, 0])
  return page
}

/** A telephone's gallery that shows the picture of a card. */
async function gallery(card: Canvas, random: Random): Promise<Canvas> {
  const screen = createCanvas(1080, 1920)
  const context = screen.getContext('2d')
  const isDark = random.chance(0.7)
  context.fillStyle = isDark ? '#000000' : '#ffffff'
  context.fillRect(0, 0, screen.width, screen.height)
  context.fillStyle = isDark ? '#ffffff' : '#222222'
  context.font = '34px roboto'
  context.fillText(`${random.whole(10, 23)}:${random.whole(10, 59)}`, 50, 60)
  context.fillText('4G  78%', 900, 60)
  context.fillText('Bagikan', 90, 1850)
  context.fillText('Edit', 450, 1850)
  context.fillText('Hapus', 810, 1850)
  place(context, await resized(card, 1040, 656), [20, random.whole(500, 760)])
  return screen
}

/** The camera moved: each pixel is the mean along a short line. */
function smeared(raster: Raster, length: number, angle: number): Raster {
  const { width, height, data } = raster
  const out = new Uint8ClampedArray(data.length)
  const steps = Math.ceil(length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const sums = [0, 0, 0]
      for (let step = 0; step <= steps; step++) {
        const along = (step / steps - 0.5) * length
        const column = Math.min(width - 1, Math.max(0, Math.round(x + along * Math.cos(angle))))
        const row = Math.min(height - 1, Math.max(0, Math.round(y + along * Math.sin(angle))))
        const from = (row * width + column) * 4
        for (let channel = 0; channel < 3; channel++) sums[channel] = (sums[channel] ?? 0) + (data[from + channel] ?? 0)
      }
      for (let channel = 0; channel < 3; channel++) out[at + channel] = (sums[channel] ?? 0) / (steps + 1)
      out[at + 3] = 255
    }
  }
  return { width, height, data: out }
}

/** Papers of a desk around the card: their words are not the card's. */
function writeAround(context: SKRSContext2D, random: Random, [x, y]: readonly [number, number]): void {
  const words = [
    'FAKTUR PENJUALAN',
    'BUKU CATATAN',
    'TELKOM INDONESIA',
    'KOPI SUSU',
    'TOKO MAJU JAYA',
    'No. 2231',
    'Total Rp 45.000',
  ]
  context.fillStyle = '#f4f1e8'
  for (const side of [-1, 1]) {
    const left = x + side * CARD_WIDTH * 0.52 - 160
    context.fillStyle = '#f4f1e8'
    context.fillRect(left, y - 330, 300, random.whole(420, 640))
    context.fillStyle = '#20252b'
    context.font = `${random.whole(24, 36)}px arial-bold`
    for (let line = 0; line < 5; line++)
      context.fillText(random.pick(words), left + 16, y - 280 + line * random.whole(55, 80), 270)
  }
}
