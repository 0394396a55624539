import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import type { Box, DrawnCard } from './card.ts'
import { inventCard } from './card-kinds.ts'
import { conditionOf, type Shot } from './conditions.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './layout.ts'
import { drawOtherCard } from './other-cards.ts'
import { PAPERS } from './papers.ts'
import type { CardFields } from './person.ts'
import type { Random } from './random.ts'
import { addNoise, rasterOf, resized } from './raster.ts'
import { drawTable } from './table.ts'

/** What a picture shows beside a card, over it, or no more of it. */
export interface Scene {
  readonly shot: Shot
  /** As far as they can be read. */
  readonly fields: CardFields
  /** Whether nothing keeps the card from being taken. */
  readonly isTaken: boolean
}

interface ScenePlan {
  readonly random: Random
  readonly areas: AreaTable
}

/** Pictures in which what lies beside the card, over it or at the rim matters. */
export const SCENES: Readonly<Record<string, (plan: ScenePlan) => Promise<Scene>>> = {
  two_cards: (plan) => twoCards(plan, { width: 760, gap: [20, 90] }),
  two_cards_far: (plan) => twoCards(plan, { width: 620, gap: [420, 640] }),
  card_and_card: cardAndOther,
  card_and_page: cardAndPage,
  flash: flashed,
  flash_on_digit: flashedDigit,
  cut_left: async (plan) => cut(plan, [plan.random.between(0.07, 0.14), 0]),
  cut_right: async (plan) => cut(plan, [0, plan.random.between(0.08, 0.2)]),
  old_area: oldArea,
}

/** Two people's cards beside or under each other. */
async function twoCards(
  { random, areas }: ScenePlan,
  { width, gap }: { readonly width: number; readonly gap: readonly [number, number] },
): Promise<Scene> {
  const cards = [await inventCard(random, areas), await inventCard(random, areas)]
  const [a, b] = cards.map(({ drawn }) => drawn.canvas)
  const shot = await beside([a, b], { random, width, gap: random.between(...gap) })
  return { shot, fields: unreadable(cards[0]?.fields), isTaken: false }
}

/** A card of another kind, or the back of one, beside the card that is meant. */
async function cardAndOther({ random, areas }: ScenePlan): Promise<Scene> {
  const { drawn, fields } = await inventCard(random, areas)
  const other = drawOtherCard(random.pick(['sim', 'npwp', 'bank', 'bpjs', 'employee', 'ktp_back']), random, areas)
  const pair = random.chance(0.5) ? [drawn.canvas, other] : [other, drawn.canvas]
  return { shot: await beside(pair, { random, width: 760, gap: random.between(30, 200) }), fields, isTaken: true }
}

/** A form or letter with the same words, on which the card lies: whose data are meant is not known. */
async function cardAndPage({ random, areas }: ScenePlan): Promise<Scene> {
  const { drawn, fields, person } = await inventCard(random, areas)
  const page = await PAPERS[random.pick(['application_form', 'domicile_letter'])]?.({ person, random })
  if (page === undefined) throw new Error('No such paper: see PAPERS')
  const scene = drawTable(1800, 1600, { random, hasThings: false })
  const context = scene.getContext('2d')
  const paper = await resized(page, 900, Math.round((900 * page.height) / page.width))
  context.drawImage(paper, random.whole(-80, 120), random.whole(-60, 60))
  await lay(context, drawn.canvas, { at: [random.whole(1050, 1250), random.whole(1000, 1180)], width: 840, random })
  return { shot: finished(scene, random), fields: unreadable(fields), isTaken: false }
}

/** A lamp in the laminate where nothing is printed that is asked for. */
async function flashed({ random, areas }: ScenePlan): Promise<Scene> {
  const { drawn, fields } = await inventCard(random, areas)
  const boxes = [...drawn.boxes.values()]
  const radius = random.between(40, 75)
  for (let attempt = 0; attempt < 200; attempt++) {
    const [x, y] = [random.between(60, CARD_WIDTH - 60), random.between(60, CARD_HEIGHT - 40)]
    if (boxes.some((box) => isNear(box, [x, y], radius * 1.6))) continue
    burn(drawn, [x, y], radius)
    break
  }
  return {
    shot: await conditionOf(random.pick(['clean', 'rotation', 'phone']))(drawn.canvas, random),
    fields,
    isTaken: true,
  }
}

async function flashedDigit({ random, areas }: ScenePlan): Promise<Scene> {
  const { drawn, fields } = await inventCard(random, areas)
  const box = drawn.boxes.get('nik')
  if (box === undefined) throw new Error('The card prints no NIK: see drawCard')
  const pitch = box.width / 16
  const digit = random.whole(0, 15)
  burn(drawn, [box.x + (digit + 0.5) * pitch, box.y + box.height / 2], random.between(0.7, 1.1) * pitch)
  const shot = await conditionOf(random.pick(['clean', 'rotation', 'phone']))(drawn.canvas, random)
  return { shot, fields: { ...fields, nik: null }, isTaken: false }
}

/** The picture ends within the labels, or within the portrait: every value is there. */
async function cut({ random, areas }: ScenePlan, [left, right]: readonly [number, number]): Promise<Scene> {
  const { drawn, fields } = await inventCard(random, areas, {
    lay: (layout) => ({ ...layout, header: { ...layout.header, align: 'center', x: 520 } }),
  })
  const boxes = [...drawn.boxes.values()]
  const first = Math.min(...boxes.map(({ x }) => x))
  const last = Math.max(...boxes.map(({ x, width }) => x + width))
  const from = Math.min(left * CARD_WIDTH, first - 12)
  const to = CARD_WIDTH - Math.min(right * CARD_WIDTH, CARD_WIDTH - last - 12)
  const canvas = await resized(drawn.canvas, CARD_WIDTH, CARD_HEIGHT)
  const part = createCanvas(Math.round(to - from), CARD_HEIGHT)
  part.getContext('2d').drawImage(canvas, -from, 0)
  return { shot: finished(part, random), fields, isTaken: true }
}

/** Names and codes as the ministry's tables had them when the card was printed. */
const OLD_AREAS = [
  ['167102', 'SUMATERA SELATAN', 'KOTA PALEMBANG', 'SEBERANG ULU I', '15 ULU'],
  ['167104', 'SUMATERA SELATAN', 'KOTA PALEMBANG', 'ILIR BARAT I', 'LOROK PAKJO'],
  ['911306', 'PAPUA', 'KABUPATEN YAHUKIMO', 'SILIMO', 'SILIMO'],
  ['120601', 'SUMATERA UTARA', 'KABUPATEN TOBA SAMOSIR', 'BALIGE', 'LUMBAN GAOL'],
  ['147108', 'RIAU', 'KOTA PEKANBARU', 'TAMPAN', 'DELIMA'],
  ['910101', 'PAPUA', 'KABUPATEN MERAUKE', 'MERAUKE', 'KARANG INDAH'],
] as const

async function oldArea({ random, areas }: ScenePlan): Promise<Scene> {
  const [code, province, regency, district, village] = random.pick(OLD_AREAS)
  const { drawn, fields } = await inventCard(random, areas, {
    print: ({ nik }) => ({ nik: code + (nik ?? '').slice(6), province, regency, district, village }),
  })
  return {
    shot: await conditionOf(random.pick(['clean', 'rotation', 'phone']))(drawn.canvas, random),
    fields,
    isTaken: true,
  }
}

interface Placing {
  readonly random: Random
  /** Pixels of each. */
  readonly width: number
  readonly gap: number
}

async function beside(pair: readonly (Canvas | undefined)[], { random, width, gap }: Placing): Promise<Shot> {
  const height = (width * CARD_HEIGHT) / CARD_WIDTH
  const isRow = random.chance(0.5)
  const [across, down] = isRow ? [2 * width + gap, height] : [width, 2 * height + gap]
  const margin = random.between(60, 160)
  const scene = drawTable(Math.round(across + 2 * margin), Math.round(down + 2 * margin), { random, hasThings: false })
  const context = scene.getContext('2d')
  for (const [index, card] of pair.entries()) {
    const [x, y] = isRow ? [index * (width + gap), 0] : [0, index * (height + gap)]
    if (card !== undefined)
      await lay(context, card, { at: [margin + x + width / 2, margin + y + height / 2], width, random })
  }
  return finished(scene, random)
}

interface Laying {
  readonly at: readonly [number, number]
  readonly width: number
  readonly random: Random
}

async function lay(context: SKRSContext2D, card: Canvas, { at, width, random }: Laying): Promise<void> {
  const height = Math.round((width * card.height) / card.width)
  const small = await resized(card, width, height)
  context.save()
  context.translate(...at)
  context.rotate(random.between(-0.04, 0.04))
  context.drawImage(small, -width / 2, -height / 2)
  context.restore()
}

function finished(scene: Canvas, random: Random): Shot {
  const raster = rasterOf(scene)
  addNoise(raster, random.between(1, 4), random)
  return { raster, quality: random.whole(75, 90) }
}

function isNear({ x, y, width, height }: Box, [atX, atY]: readonly [number, number], radius: number): boolean {
  return atX > x - radius && atX < x + width + radius && atY > y - radius && atY < y + height + radius
}

/** Burnt out in the middle, and a halo. */
function burn({ canvas, scale }: DrawnCard, [x, y]: readonly [number, number], radius: number): void {
  const context = canvas.getContext('2d')
  context.save()
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.globalCompositeOperation = 'source-atop'
  const spot = context.createRadialGradient(x, y, 0, x, y, radius * 1.5)
  spot.addColorStop(0, 'rgba(255,255,255,1)')
  spot.addColorStop(0.62, 'rgba(255,255,255,0.98)')
  spot.addColorStop(1, 'rgba(255,255,255,0)')
  context.fillStyle = spot
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT)
  context.restore()
}

function unreadable(fields: CardFields | undefined): CardFields {
  const blank = { ...fields } as CardFields
  return Object.assign(blank, Object.fromEntries(Object.keys(blank).map((key) => [key, null])))
}
