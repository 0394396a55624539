import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { Face } from './fonts.ts'
import type { CardFields, Person } from './person.ts'
import type { Random } from './random.ts'
import { drawShadedFace } from './shaded-face.ts'
import { cardLines, type Sheet } from './typed-page.ts'

/** What lies under the print of a page that is typed like a card. */
export const GROUNDS = ['white', 'cream', 'tint', 'fade'] as const

export type Ground = (typeof GROUNDS)[number]

const FACES: readonly Face[] = ['arial', 'roboto', 'open-sans', 'helvetica', 'carlito', 'dejavu-condensed', 'lato']
const NIK_FACES: readonly Face[] = ['ocr-a', 'arial-bold', 'courier-bold', 'helvetica-bold']
const TINTS = ['#c9e3f2', '#b5d8ee', '#d5e8d8', '#bcdcf0'] as const

interface Frame {
  readonly left: number
  readonly top: number
  /** Of the block that looks like a card. */
  readonly width: number
  readonly size: number
  readonly step: number
}

/**
 * A page typed with care to look like a card: the NIK set large, province and regency over it, a face with the date of issue
 * beneath, labels and values in columns. What it lacks is a card: its ground is paper.
 */
export async function drawImitation({ person, random }: Sheet, ground: Ground): Promise<Canvas> {
  const isA4 = random.chance(0.3)
  const width = random.whole(960, 1080)
  const canvas = createCanvas(isA4 ? 1240 : width + 60, isA4 ? 1754 : Math.round(width / 1.55))
  const context = canvas.getContext('2d')
  context.fillStyle = ground === 'cream' ? random.pick(['#f6f2e8', '#fbfaf4', '#eeeeee']) : '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const left = isA4 ? random.whole(60, 120) : 30
  const top = isA4 ? random.whole(80, 500) : 20
  const size = random.whole(23, 27)
  const frame = { left, top, width, size, step: size * random.between(1.3, 1.55) }
  if (ground === 'tint' || ground === 'fade') {
    const height = Math.round(width / 1.6)
    const paint = context.createLinearGradient(left, top, left + width, top + height)
    const tint = random.pick(TINTS)
    paint.addColorStop(0, tint)
    paint.addColorStop(1, ground === 'fade' ? '#f4fafd' : tint)
    context.fillStyle = paint
    context.fillRect(left - 12, top - 8, width, height)
  }
  const page: Page = { canvas, frame, random, face: random.pick(FACES), ink: random.pick(['#111111', '#1c1c22']) }
  typeHead(page, person.fields)
  typeRows(page, person.fields)
  await placeFace(page, person)
  type(page, 'SPECIMEN', { x: canvas.width - 150, y: canvas.height - 12, size: 16 })
  return canvas
}

interface Page {
  readonly canvas: Canvas
  readonly frame: Frame
  readonly random: Random
  readonly face: Face
  readonly ink: string
}

interface At {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly face?: Face
}

function type({ canvas, face, ink }: Page, text: string, at: At): void {
  const context = canvas.getContext('2d')
  context.fillStyle = ink
  context.font = `${at.size}px ${at.face ?? face}`
  context.fillText(text, at.x, at.y)
}

function typeCentred(page: Page, text: string, at: At): void {
  const context = page.canvas.getContext('2d')
  context.font = `${at.size}px ${at.face ?? page.face}`
  type(page, text, { ...at, x: at.x - context.measureText(text).width / 2 })
}

function typeHead(page: Page, fields: CardFields): void {
  const { left, top, width, size, step } = page.frame
  const head = size * page.random.between(1.15, 1.4)
  const middle = left + width / 2
  typeCentred(page, `PROVINSI ${fields.province}`, { x: middle, y: top + step, size: head })
  typeCentred(page, fields.regency ?? '', { x: middle, y: top + step * 2.05, size: head })
}

function typeRows(page: Page, fields: CardFields): void {
  const { random, frame } = page
  const { left, top, width, size, step } = frame
  let y = top + step * 3.4
  for (const [label, value] of cardLines(fields)) {
    if (label === 'NIK') {
      const nik = size * random.between(1.3, 1.65)
      const [x, face] = [left + width * 0.2, random.pick(NIK_FACES)]
      type(page, label, { x: left + 10, y, size: nik * 0.9 })
      type(page, `: ${value}`, { x, y, size: nik, face })
      y += step * 1.25
      continue
    }
    const indent = /^(RT|Kel|Kec)/.test(label) ? 22 : 0
    type(page, label, { x: left + 10 + indent, y, size })
    type(page, `: ${value}`, { x: left + width * 0.25, y, size })
    if (label === 'Jenis Kelamin')
      type(page, `Gol. Darah : ${fields.blood_type ?? '-'}`, { x: left + width * 0.52, y, size })
    y += step
  }
}

/** Right of the rows, with place and date of issue beneath. */
async function placeFace(page: Page, person: Person): Promise<void> {
  const { canvas, random, frame } = page
  const { left, top, width, size, step } = frame
  const side = Math.round(width * random.between(0.19, 0.23))
  const box = { x: left + width - side - random.whole(20, 45), y: top + step * 3.6, width: side, height: side * 1.3 }
  const face = await drawShadedFace(random, { isWoman: person.isWoman, ...box })
  canvas.getContext('2d').drawImage(face, box.x, box.y, box.width, box.height)
  const under = { x: box.x + side / 2, size: size * 0.85 }
  const y = box.y + box.height + step
  typeCentred(page, person.issuePlace, { ...under, y })
  typeCentred(page, person.issueDate, { ...under, y: y + step * 0.9 })
}
