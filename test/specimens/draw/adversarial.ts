import { writeFile } from 'node:fs/promises'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { drawCard } from './card.ts'
import { conditionOf, type Shot } from './conditions.ts'
import { encodeJpeg } from './encode.ts'
import { FAULTS, fieldsUnder } from './faults.ts'
import type { Layout } from './layout.ts'
import { LAYOUTS } from './layouts.ts'
import { type CardFields, cardDate, inventPerson } from './person.ts'
import { createRandom, type Random } from './random.ts'
import { blurred, canvasOf, rasterOf } from './raster.ts'
import type { TruthEntry } from './sets.ts'

export interface AdversarialPlan {
  readonly name: string
  readonly directory: string
  readonly layouts: readonly number[]
  readonly count: number
}

/** Faults of the picture rather than of the card. */
const PICTURE_FAULTS = ['fields_cropped', 'screenshot_of_text', 'too_blurred_to_read'] as const

export const FAULT_NAMES: readonly string[] = [...Object.keys(FAULTS), ...PICTURE_FAULTS]

/** A NIK of another area is that of somebody who has moved: nothing is wrong with the card. */
const MOVED: ReadonlySet<string> = new Set(['nik_province_mismatch', 'nik_district_mismatch'])

/** Draws cards that must never be accepted, but for those of people who moved; every fault equally often. */
export async function drawAdversarial(plan: AdversarialPlan, areas: AreaTable): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  for (let card = 1; card <= plan.count; card++) {
    const fault = FAULT_NAMES[(card - 1) % FAULT_NAMES.length] ?? 'nik_short'
    const layout =
      LAYOUTS[(plan.layouts[(card + Math.floor(card / FAULT_NAMES.length)) % plan.layouts.length] ?? 1) - 1]
    if (!layout) throw new Error(`No such layout in ${plan.layouts.join(', ')}: see LAYOUTS`)
    const random = createRandom(`${plan.name}/${card}/${fault}`)
    const condition = pickCondition(fault, random)
    const { shot, fields } = await drawFaulty({ fault, layout, condition, random, areas })
    const file = `${plan.name}-${String(card).padStart(2, '0')}-${fault}.jpg`
    await writeFile(`${plan.directory}/${file}`, await encodeJpeg(shot))
    const nikFont = fault === 'screenshot_of_text' ? 'sans' : layout.nik.font
    const kind = MOVED.has(fault) ? 'consistent' : 'adversarial'
    entries.push({ file, card, kind, condition, fault, nik_font: nikFont, layout: layout.id, fields })
  }
  return entries
}

export interface FaultyPlan {
  readonly fault: string
  readonly layout: Layout
  readonly condition: string
  readonly random: Random
  readonly areas: AreaTable
}

/** One faulty card photographed, and what can be read on it. */
export async function drawFaulty({
  fault,
  layout,
  condition,
  random,
  areas,
}: FaultyPlan): Promise<{ shot: Shot; fields: CardFields }> {
  const person = inventPerson(random, areas, { jakarta: layout.jakarta })
  const { print, spoil } = FAULTS[fault] ?? {}
  const printed = print?.(person.fields, { person, areas, random }) ?? person.fields
  const card = drawCard({ person, layout, random, scale: 1.6, printed })
  const touched = spoil?.(card, random)
  const lost = touched ? fieldsUnder(card, touched) : []
  const fields = { ...printed, ...Object.fromEntries(lost.map((field) => [field, null])) }
  const take = conditionOf(condition)
  switch (fault) {
    case 'screenshot_of_text':
      return { shot: { raster: rasterOf(typeText(printed, random)), quality: 90 }, fields }
    case 'fields_cropped':
      return { shot: await crop(card.canvas, random), fields: allNull(fields) }
    case 'too_blurred_to_read':
      return { shot: await drown(await take(card.canvas, random), random), fields: allNull(fields) }
    default:
      return { shot: await take(card.canvas, random), fields }
  }
}

function pickCondition(fault: string, random: Random): string {
  if (fault === 'screenshot_of_text' || fault === 'fields_cropped') return 'clean'
  if (fault === 'too_blurred_to_read') return 'blur'
  return random.pick(['clean', 'clean', 'rotation', 'phone', 'shadow', 'jpeg', 'perspective'])
}

function allNull(fields: CardFields): CardFields {
  const blank: CardFields = { ...fields }
  return Object.assign(blank, Object.fromEntries(Object.keys(fields).map((key) => [key, null])))
}

async function drown(shot: Shot, random: Random): Promise<Shot> {
  return { ...shot, raster: await blurred(shot.raster, random.between(7, 11)) }
}

/** A cut through the values: only a part of the card was photographed. */
async function crop(card: Canvas, random: Random): Promise<Shot> {
  const whole = canvasOf((await conditionOf('rotation')(card, random)).raster)
  const { width, height } = whole
  const [x, y, w, h] = random.pick([
    [0, 0, 0.42, 1],
    [0.42, 0, 0.58, 1],
    [0, 0, 1, 0.42],
    [0, 0.45, 1, 0.55],
  ] as const)
  const part = createCanvas(Math.round(width * w), Math.round(height * h))
  part.getContext('2d').drawImage(whole, -x * width, -y * height)
  return { raster: rasterOf(part), quality: 88 }
}

/** The card's text typed in a plain document: everything readable, and no card at all. */
function typeText(fields: CardFields, random: Random): Canvas {
  const canvas = createCanvas(1100, 800)
  const context = canvas.getContext('2d')
  context.fillStyle = random.pick(['#ffffff', '#fdfdf8', '#1e1e1e'])
  const ink = context.fillStyle === '#1e1e1e' ? '#d4d4d4' : '#111111'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = ink
  context.font = `26px ${random.pick(['arial', 'times', 'courier-bold', 'roboto'])}`
  const born = `${fields.birth_place}, ${fields.birth_date === null ? '' : cardDate(fields.birth_date)}`
  const lines = [
    `PROVINSI ${fields.province}`,
    `${fields.regency}`,
    `NIK : ${fields.nik}`,
    `Nama : ${fields.name}`,
    `Tempat/Tgl Lahir : ${born}`,
    `Jenis Kelamin : ${fields.gender}   Gol. Darah : ${fields.blood_type}`,
    `Alamat : ${fields.address}`,
    `RT/RW : ${fields.rt_rw}`,
    `Kel/Desa : ${fields.village}`,
    `Kecamatan : ${fields.district}`,
    `Agama : ${fields.religion}`,
    `Status Perkawinan : ${fields.marital_status}`,
    `Pekerjaan : ${fields.occupation}`,
    `Kewarganegaraan : ${fields.nationality}`,
    `Berlaku Hingga : ${fields.valid_until}`,
    'SPECIMEN',
  ]
  lines.forEach((line, index) => {
    context.fillText(line, 60, 70 + index * 44)
  })
  return canvas
}
