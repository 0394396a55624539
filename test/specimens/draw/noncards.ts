import { writeFile } from 'node:fs/promises'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { onTable, type Shot } from './conditions.ts'
import { encodeJpeg } from './encode.ts'
import { drawImitation, GROUNDS } from './imitation.ts'
import { drawOtherCard, OTHER_CARDS } from './other-cards.ts'
import { PAPERS } from './papers.ts'
import { inventPerson } from './person.ts'
import { createRandom, type Random } from './random.ts'
import { addNoise, blurred, greyed, light, rasterOf, resized } from './raster.ts'
import { SCREENS } from './screens.ts'
import type { TruthEntry } from './sets.ts'
import { drawTypedPage, PATCHES, type Sheet } from './typed-page.ts'

/** Everything drawn here that is no KTP, by name. */
export const NONCARDS: Readonly<Record<string, (sheet: Sheet, areas: AreaTable) => Promise<Canvas>>> = {
  ...Object.fromEntries(PATCHES.map((patch) => [`typed_${patch}`, (sheet: Sheet) => drawTypedPage(sheet, patch)])),
  ...SCREENS,
  ...PAPERS,
  ...Object.fromEntries(
    OTHER_CARDS.map((name) => [
      name,
      async ({ random }: Sheet, areas: AreaTable) => drawOtherCard(name, random, areas),
    ]),
  ),
}

/** Pages that are typed like a card, face and all: a set of their own, so that the older ones come out as they did. */
export const IMITATIONS: typeof NONCARDS = Object.fromEntries(
  GROUNDS.map((ground) => [`imitation_${ground}`, (sheet: Sheet) => drawImitation(sheet, ground)]),
)

/** Kept out of the set that anything is chosen on. */
const HELD_OUT: readonly string[] = [
  'typed_cartoon',
  'typed_note',
  'typed_two',
  'typed_logo',
  'typed_landscape',
  'app_form',
  'spreadsheet',
  'domicile_letter',
  'residence_permit',
  'voter_card',
]

export interface NoncardPlan {
  readonly name: string
  readonly directory: string
  readonly count: number
  /** `tuned`: without the kinds that are kept apart. */
  readonly kinds: 'tuned' | 'all' | 'imitations'
}

/** Draws pictures that show a card's data and no card, each kind equally often. */
export async function drawNoncards(plan: NoncardPlan, areas: AreaTable): Promise<TruthEntry[]> {
  const drawn = plan.kinds === 'imitations' ? IMITATIONS : NONCARDS
  const names = Object.keys(drawn).filter((name) => plan.kinds !== 'tuned' || !HELD_OUT.includes(name))
  const entries: TruthEntry[] = []
  for (let index = 0; index < plan.count; index++) {
    const subject = names[index % names.length] ?? 'typed_none'
    const random = createRandom(`${plan.name}/${index}/${subject}`)
    const person = inventPerson(random, areas, { jakarta: random.pick(['bare', 'full']) })
    const canvas = await drawn[subject]?.({ person, random }, areas)
    if (canvas === undefined) throw new Error(`No non-card ${subject}: see NONCARDS`)
    const condition = random.pick(Object.keys(SEEN))
    const shot = await SEEN[condition]?.(canvas, random)
    if (shot === undefined) throw new Error(`No way to see a page: ${condition}`)
    const file = `${plan.name}-${String(index + 1).padStart(3, '0')}-${subject}.jpg`
    await writeFile(`${plan.directory}/${file}`, await encodeJpeg(shot))
    const rest = { card: null, kind: 'negative', nik_font: null, layout: null, fields: null } as const
    entries.push({ file, condition, fault: subject, ...rest })
  }
  return entries
}

/** How such a page comes to us. */
const SEEN: Readonly<Record<string, (page: Canvas, random: Random) => Promise<Shot>>> = {
  file: async (page, random) => ({ raster: rasterOf(page), quality: random.whole(70, 92) }),
  messenger: async (page, random) => {
    const width = Math.round(page.width * random.between(0.7, 0.85))
    const small = await resized(page, width, Math.round((width * page.height) / page.width))
    return { raster: await blurred(rasterOf(small), random.between(0.3, 0.6)), quality: random.whole(45, 65) }
  },
  photo: async (page, random) => photo(page, random, { turn: random.between(-4, 4), tilt: 0.04 }),
  shadow: async (page, random) => {
    const shot = await photo(page, random, { turn: random.between(-2, 2), tilt: 0.02 })
    const [angle, dark] = [random.between(0, 6.28), random.between(0.45, 0.6)]
    light(
      shot.raster,
      (x, y) => dark + (1 - dark) / (1 + Math.exp(-12 * ((x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle)))),
    )
    return shot
  },
  copy: async (page, random) => {
    const raster = rasterOf(page)
    const grey = greyed(raster, random.between(1, 1.5))
    addNoise(grey, random.between(1, 4), random)
    return { raster: grey, quality: 80 }
  },
  scan: async (page, random) => {
    const copy = createCanvas(page.width + 40, page.height + 40)
    const context = copy.getContext('2d')
    context.fillStyle = '#fbfbf9'
    context.fillRect(0, 0, copy.width, copy.height)
    context.drawImage(page, 20, 20)
    const raster = rasterOf(copy)
    addNoise(raster, random.between(1, 3), random)
    return { raster, quality: 85 }
  },
}

async function photo(page: Canvas, random: Random, { turn, tilt }: { turn: number; tilt: number }): Promise<Shot> {
  const raster = await onTable(page, {
    random,
    turn,
    tilt,
    cardWidth: Math.min(1200, page.width),
    aspect: page.height / page.width,
  })
  addNoise(raster, random.between(3, 8), random)
  return { raster: await blurred(raster, random.between(0.4, 0.9)), quality: random.whole(70, 88) }
}
