import { writeFile } from 'node:fs/promises'
import type { AreaTable } from './areas.ts'
import { drawCard } from './card.ts'
import { CONDITIONS, type Condition } from './conditions.ts'
import { encodeJpeg } from './encode.ts'
import type { Layout } from './layout.ts'
import { LAYOUTS } from './layouts.ts'
import { type CardFields, inventPerson } from './person.ts'
import { createRandom, type Random } from './random.ts'
import type { WordList } from './vocabulary.ts'

/** One picture of a set, keys as in every truth.json. */
export interface TruthEntry {
  readonly file: string
  /** The same number is the same card; null when the picture shows no card of ours. */
  readonly card: number | null
  readonly kind: 'consistent' | 'negative' | 'adversarial'
  readonly condition: string
  readonly fault: string | null
  /** Which kind of card it is, in the sets that are drawn by kinds. */
  readonly subject?: string
  readonly nik_font: 'ocr-a' | 'sans' | null
  readonly layout: string | null
  readonly fields: CardFields | null
  /** Opens the file where it is encrypted. */
  readonly password?: string
}

export interface ConsistentPlan {
  readonly name: string
  readonly directory: string
  /** From 1, as in LAYOUTS; or one made for each card. */
  readonly layouts: readonly number[] | ((random: Random, id: string) => Layout)
  /** Default: the usual ones. */
  readonly conditions?: Readonly<Record<string, Condition>>
  readonly cards: number
  readonly shotsPerCard: number
  /** Whose names and streets; default the usual ones. */
  readonly words?: WordList
}

/** Draws consistent cards, every condition equally often, and writes the pictures. */
export async function drawConsistentSet(plan: ConsistentPlan, areas: AreaTable): Promise<TruthEntry[]> {
  const names = Object.keys(plan.conditions ?? CONDITIONS)
  const entries: TruthEntry[] = []
  for (let card = 1; card <= plan.cards; card++) {
    for (let shot = 0; shot < plan.shotsPerCard; shot++) {
      const condition = names[((card - 1) * plan.shotsPerCard + shot) % names.length] ?? 'clean'
      entries.push(await drawConsistentShot(plan, { card, condition, areas }))
    }
  }
  return entries
}

export async function writeTruth(directory: string, entries: readonly object[]): Promise<void> {
  await writeFile(`${directory}/truth.json`, `[\n${entries.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`)
}

interface ShotPlan {
  readonly card: number
  readonly condition: string
  readonly areas: AreaTable
}

async function drawConsistentShot(plan: ConsistentPlan, { card, condition, areas }: ShotPlan): Promise<TruthEntry> {
  const layout = layoutOf(plan, card)
  const take = (plan.conditions ?? CONDITIONS)[condition]
  if (!layout || !take) throw new Error(`No layout or condition for card ${card} of ${plan.name}: see LAYOUTS`)
  const random = createRandom(`${plan.name}/${card}`)
  const person = inventPerson(random, areas, { jakarta: layout.jakarta, words: plan.words })
  const { canvas } = drawCard({ person, layout, random, scale: 1.6 })
  const file = `${plan.name}-${String(card).padStart(2, '0')}-${condition}.jpg`
  const shot = await take(canvas, createRandom(`${plan.name}/${card}/${condition}`))
  await writeFile(`${plan.directory}/${file}`, await encodeJpeg(shot))
  return {
    file,
    card,
    kind: 'consistent',
    condition,
    fault: null,
    nik_font: layout.nik.font,
    layout: layout.id,
    fields: person.fields,
  }
}

function layoutOf({ layouts, name }: ConsistentPlan, card: number): Layout | undefined {
  if (typeof layouts === 'function') return layouts(createRandom(`${name}/${card}/layout`), `${name}-${card}`)
  return LAYOUTS[(layouts[(card - 1) % layouts.length] ?? 1) - 1]
}
