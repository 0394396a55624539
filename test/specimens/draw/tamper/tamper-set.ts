import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { AreaTable } from '../areas.ts'
import { type Box, drawCard } from '../card.ts'
import type { Layout } from '../layout.ts'
import { LAYOUTS } from '../layouts.ts'
import { cardDate, inventPerson } from '../person.ts'
import { createRandom, type Random } from '../random.ts'
import { type Raster, rasterOf } from '../raster.ts'
import { drawShadedFace } from '../shaded-face.ts'
import { inventLayout } from '../varied-layout.ts'
import {
  blurBrush,
  copyDigit,
  cut,
  type Edit,
  type EditedField,
  retypeCloned,
  retypeDigits,
  retypeFlat,
  retypeSmooth,
  type Subject,
  spliceFrom,
  swapPortrait,
} from './edits.ts'
import { HONEST_OPERATIONS, MOVING, messenger, PRESENTATIONS, rasterOfFile } from './operations.ts'
import { CAMERAS, photograph } from './photograph.ts'
import { boxIn, quadOf } from './place.ts'

/** One file of a set of honest and edited pictures. */
export interface TamperEntry {
  readonly file: string
  readonly kind: 'honest' | 'tampered'
  readonly operation: string
  readonly page: 1
  readonly family: 'card'
  /** Which value was touched, or the portrait; null: none. */
  readonly field: EditedField | 'portrait' | null
  /** 0–1 of the picture; null: none, or the whole of it. */
  readonly box: readonly [number, number, number, number] | null
  /** The content was not touched, but it is a picture of a picture. */
  readonly presentation: boolean
  /** What came after the edit. */
  readonly after: 'first_save' | 'messenger'
  readonly camera: string
  readonly layout: string
  /** In 0–1 of the picture; null where the operation moved them. */
  readonly places: Places | null
}

type Corners = readonly (readonly [number, number])[]

interface Places {
  /** What was printed, whatever the edit has made of it. */
  readonly texts: readonly { readonly name: string; readonly value: string; readonly quad: Corners }[]
  readonly portrait: Corners
}

export interface TamperPlan {
  readonly name: string
  readonly directory: string
  /** Of LAYOUTS, from 1; every second card has one of its own. */
  readonly layouts: readonly number[]
  readonly perOperation: number
  readonly perEdit: number
  readonly swaps: number
}

type MakeEdit = (plan: TamperPlan, areas: AreaTable, seed: string) => Promise<Edit>

const plain =
  (edit: Edit): MakeEdit =>
  async () =>
    edit

const EDITS: Readonly<Record<string, MakeEdit>> = {
  retype_flat: plain(retypeFlat),
  retype_smooth: plain(retypeSmooth),
  retype_cloned: plain(retypeCloned),
  retype_digits: plain(retypeDigits),
  copy_digit: plain(copyDigit),
  blur_brush: plain(blurBrush),
  splice: async (plan, areas, seed) => spliceFrom(await takeCard(plan, areas, `${seed}/other`), false),
  splice_mismatch: async (plan, areas, seed) => spliceFrom(await takeCard(plan, areas, `${seed}/other`), true),
}

const NIK_ONLY = ['retype_digits', 'copy_digit']
const FIELDS = ['nik', 'name', 'birth_date'] as const

/** Draws honest pictures under every operation, and edits of pictures of the same kinds. */
export async function drawTamperSet(plan: TamperPlan, areas: AreaTable): Promise<TamperEntry[]> {
  const entries: TamperEntry[] = []
  for (const operations of [HONEST_OPERATIONS, PRESENTATIONS]) {
    for (const [operation, apply] of Object.entries(operations)) {
      const count = operations === PRESENTATIONS ? Math.ceil(plan.perOperation / 2) : plan.perOperation
      for (let index = 0; index < count; index++) {
        const seed = `${plan.name}/${operation}/${index}`
        const subject = await takeCard(plan, areas, seed)
        const file = await apply(await saved(subject.raster, createRandom(seed)), createRandom(`${seed}/operation`))
        const isPresentation = operations === PRESENTATIONS
        entries.push(await keep(plan, { operation, index, file, subject, presentation: isPresentation }))
      }
    }
  }
  for (const [operation, make] of Object.entries(EDITS)) {
    for (let index = 0; index < plan.perEdit; index++) {
      const field = NIK_ONLY.includes(operation) ? 'nik' : (FIELDS[index % FIELDS.length] ?? 'nik')
      const edit = await make(plan, areas, `${plan.name}/${operation}/${index}`)
      entries.push(...(await editOne(plan, areas, { operation, index, field, edit })))
    }
  }
  for (let index = 0; index < plan.swaps; index++) {
    const edit = await portraitEdit(plan, areas, `${plan.name}/swap/${index}`)
    entries.push(...(await editOne(plan, areas, { operation: 'portrait_swap', index, field: 'portrait', edit })))
  }
  return entries
}

interface TakenCard extends Subject {
  readonly camera: string
}

async function takeCard(plan: TamperPlan, areas: AreaTable, seed: string): Promise<TakenCard> {
  const random = createRandom(seed)
  const layout = layoutFor(plan, random)
  const person = inventPerson(random, areas, { jakarta: layout.jakarta })
  const fields = { ...person.fields, nationality: 'WNI', valid_until: 'SEUMUR HIDUP', blood_type: 'O' }
  const { width, height } = layout.portrait
  const face = await drawShadedFace(random, { isWoman: person.isWoman, width, height })
  const { canvas, boxes } = drawCard({ person, layout, random, scale: 1.6, printed: fields, face })
  const camera = random.pick(Object.keys(CAMERAS))
  return { ...(await photograph(canvas, camera, random)), layout, fields, boxes, camera }
}

function layoutFor({ layouts, name }: TamperPlan, random: Random): Layout {
  const known = LAYOUTS[random.pick(layouts) - 1]
  return random.chance(0.5) && known !== undefined ? known : inventLayout(random, name)
}

async function saved(raster: Raster, random: Random, quality = random.whole(72, 95)): Promise<Buffer> {
  const { data, width, height } = raster
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer()
}

interface PlannedEdit {
  readonly operation: string
  readonly index: number
  readonly field: EditedField | 'portrait'
  readonly edit: Edit
}

/** A picture is saved, opened, edited and saved again; every third one is then sent by a messenger as well. */
async function editOne(plan: TamperPlan, areas: AreaTable, { operation, index, field, edit }: PlannedEdit) {
  const seed = `${plan.name}/${operation}/${index}`
  const random = createRandom(`${seed}/edit`)
  const taken = await takeCard(plan, areas, seed)
  const raster = await rasterOfFile(await saved(taken.raster, random))
  const subject = { ...taken, raster }
  const box = await edit(subject, field === 'portrait' ? 'nik' : field, random)
  const file = await saved(raster, random, random.whole(82, 96))
  const made = { operation, index, subject, box, field }
  const first = await keep(plan, { ...made, file })
  if (index % 3 !== 0) return [first]
  const sent = await keep(plan, { ...made, file: await messenger(file, random), after: 'messenger' })
  return [first, sent]
}

async function portraitEdit(plan: TamperPlan, areas: AreaTable, seed: string): Promise<Edit> {
  const random = createRandom(seed)
  const rim = random.chance(0.25) ? 'white' : 'none'
  if (random.chance(0.5)) {
    const other = await takeCard(plan, areas, `${seed}/other`)
    return swapPortrait(cut(other, other.layout.portrait), rim)
  }
  const face = await drawShadedFace(random, { isWoman: random.chance(0.5), width: 210, height: 280 })
  return swapPortrait(rasterOf(face), rim)
}

interface Kept {
  readonly operation: string
  readonly index: number
  readonly file: Buffer
  readonly subject: TakenCard
  readonly box?: Box
  readonly field?: EditedField | 'portrait'
  readonly presentation?: boolean
  readonly after?: 'messenger'
}

async function keep(plan: TamperPlan, kept: Kept): Promise<TamperEntry> {
  const { operation, index, file, subject, box, field = null, presentation = false, after = 'first_save' } = kept
  const { format } = await sharp(file).metadata()
  const extension = format === 'jpeg' ? 'jpg' : format
  const number = String(index + 1).padStart(2, '0')
  const name = `${plan.name}-${operation}-${number}${after === 'messenger' ? '-sent' : ''}.${extension}`
  await writeFile(`${plan.directory}/${name}`, file)
  return {
    file: name,
    kind: field === null ? 'honest' : 'tampered',
    operation,
    page: 1,
    family: 'card',
    field,
    box: box === undefined ? null : boxIn(subject, box),
    presentation,
    after,
    camera: subject.camera,
    places: MOVING.includes(operation) ? null : placesOf(subject),
    layout: subject.layout.id,
  }
}

function placesOf(subject: TakenCard): Places {
  const { width, height } = subject.raster
  const corners = (box: Box): Corners => quadOf(subject, box).map(([x, y]) => [x / width, y / height])
  const texts = [...subject.boxes].map(([name, box]) => ({
    name,
    value: (name === 'birth_date' ? cardDate(subject.fields.birth_date ?? '') : subject.fields[name]) ?? '',
    quad: corners(box),
  }))
  return { texts, portrait: corners(subject.layout.portrait) }
}
