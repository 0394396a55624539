import { writeFile } from 'node:fs/promises'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { conditionOf } from './conditions.ts'
import { encodeJpeg } from './encode.ts'
import { drawOtherCard, OTHER_CARDS } from './other-cards.ts'
import { drawPage, PAGES } from './pages.ts'
import { createRandom, type Random } from './random.ts'
import { rasterOf } from './raster.ts'
import type { TruthEntry } from './sets.ts'

export interface NegativePlan {
  readonly name: string
  readonly directory: string
  readonly count: number
}

/** Names of everything drawn here that is no identity card. */
export const NEGATIVE_NAMES: readonly string[] = [...OTHER_CARDS, ...PAGES]

/** Draws pictures that show no identity card's front. */
export async function drawNegatives(plan: NegativePlan, areas: AreaTable): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  for (let index = 0; index < plan.count; index++) {
    const subject = NEGATIVE_NAMES[index % NEGATIVE_NAMES.length] ?? 'blank'
    const random = createRandom(`${plan.name}/${index}/${subject}`)
    const condition = random.pick(['clean', 'rotation', 'phone', 'perspective', 'shadow'])
    const file = `${plan.name}-${String(index + 1).padStart(2, '0')}-${subject}.jpg`
    await writeFile(`${plan.directory}/${file}`, await drawNegative({ subject, condition, random, areas }))
    entries.push({
      file,
      card: null,
      kind: 'negative',
      condition,
      fault: subject,
      nik_font: null,
      layout: null,
      fields: null,
    })
  }
  return entries
}

export interface NegativeSubject {
  readonly subject: string
  readonly condition: string
  readonly random: Random
  readonly areas: AreaTable
}

/** One such picture as a JPEG file. Pages are seen flat, cards under the condition. */
export async function drawNegative({ subject, condition, random, areas }: NegativeSubject): Promise<Buffer> {
  if (PAGES.includes(subject)) return encodeJpeg({ raster: rasterOf(drawPage(subject, random, areas)), quality: 82 })
  const take = conditionOf(condition)
  return encodeJpeg(await take(rounded(drawOtherCard(subject, random, areas)), random))
}

function rounded(card: Canvas): Canvas {
  const copy = createCanvas(card.width, card.height)
  const context = copy.getContext('2d')
  context.beginPath()
  context.roundRect(0, 0, card.width, card.height, card.width * 0.03)
  context.clip()
  context.drawImage(card, 0, 0)
  return copy
}
