import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Face } from './fonts.ts'
import { type CardFields, cardDate, type Person } from './person.ts'
import { drawPortrait } from './portrait.ts'
import type { Random } from './random.ts'
import { drawShadedFace } from './shaded-face.ts'

/** What a typed page carries besides its text: the patches that somebody may take for a portrait, and some more. */
export const PATCHES = [
  'none',
  'grey',
  'blue',
  'black',
  'note',
  'silhouette',
  'cartoon',
  'face',
  'frame',
  'code',
  'stamp',
  'landscape',
  'two',
  'band',
  'logo',
] as const

export type Patch = (typeof PATCHES)[number]

export interface Sheet {
  readonly person: Person
  readonly random: Random
}

const FACES: readonly Face[] = [
  'arial',
  'times',
  'courier-bold',
  'roboto',
  'carlito',
  'dejavu',
  'open-sans',
  'schoolbook',
]

interface Paper {
  readonly ground: string
  readonly ink: string
}

const WHITE: Paper = { ground: '#ffffff', ink: '#111111' }
const PAPERS: readonly Paper[] = [
  WHITE,
  WHITE,
  WHITE,
  { ground: '#fdfdf8', ink: '#1a1a1a' },
  { ground: '#f2efe6', ink: '#202020' },
  { ground: '#cfe4f2', ink: '#101820' },
  { ground: '#dff0e2', ink: '#101810' },
  { ground: '#1e1e1e', ink: '#d4d4d4' },
]

/** The lines of a card typed on a page, in one of the ways that people type. */
export async function drawTypedPage({ person, random }: Sheet, patch: Patch): Promise<Canvas> {
  const isA4 = random.chance(0.35)
  const canvas = createCanvas(isA4 ? 1240 : random.whole(1050, 1250), isA4 ? 1754 : random.whole(680, 860))
  const context = canvas.getContext('2d')
  const paper = random.pick(PAPERS)
  context.fillStyle = paper.ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  const size = random.whole(22, 28)
  const page: Page = {
    context,
    random,
    ink: paper.ink,
    face: random.pick(FACES),
    size,
    left: random.whole(50, 130),
    top: isA4 ? random.whole(90, 260) : random.whole(40, 70),
    step: size * random.between(1.3, 1.7),
    width: canvas.width,
  }
  if (patch === 'band') {
    context.fillStyle = random.pick(['#2a6fb0', '#b5281f', '#2f8f5b'])
    context.fillRect(0, 0, canvas.width, page.top + page.step * 1.4)
  }
  if (random.chance(0.15)) rule(page)
  typeRows(page, person.fields)
  await drawPatch(page, patch, person)
  if (random.chance(0.25)) typeIssue(page, person)
  type(page, 'SPECIMEN', { x: canvas.width - 170, y: canvas.height - 18, size: 18 })
  return canvas
}

interface Page {
  readonly context: SKRSContext2D
  readonly random: Random
  readonly ink: string
  readonly face: Face
  readonly size: number
  readonly left: number
  readonly top: number
  readonly step: number
  readonly width: number
}

function type({ context, ink, face }: Page, text: string, at: { x: number; y: number; size: number }): void {
  context.fillStyle = ink
  context.font = `${at.size}px ${face}`
  context.fillText(text, at.x, at.y)
}

/** Labels and values of a card, as people type them. */
export function cardLines(fields: CardFields): readonly (readonly [label: string, value: string])[] {
  const born = `${fields.birth_place}, ${fields.birth_date === null ? '' : cardDate(fields.birth_date)}`
  return [
    ['NIK', fields.nik ?? ''],
    ['Nama', fields.name ?? ''],
    ['Tempat/Tgl Lahir', born],
    ['Jenis Kelamin', fields.gender ?? ''],
    ['Alamat', fields.address ?? ''],
    ['RT/RW', fields.rt_rw ?? ''],
    ['Kel/Desa', fields.village ?? ''],
    ['Kecamatan', fields.district ?? ''],
    ['Agama', fields.religion ?? ''],
    ['Status Perkawinan', fields.marital_status ?? ''],
    ['Pekerjaan', fields.occupation ?? ''],
    ['Kewarganegaraan', fields.nationality ?? ''],
    ['Berlaku Hingga', fields.valid_until ?? ''],
  ]
}

function typeRows(page: Page, fields: CardFields): void {
  const { random, size, left, top, step } = page
  const headSize = size * (random.chance(0.5) ? random.between(1.15, 1.4) : 1)
  const headX = random.chance(0.6) ? left + 200 : left
  type(page, `PROVINSI ${fields.province}`, { x: headX, y: top, size: headSize })
  type(page, fields.regency ?? '', { x: headX, y: top + step, size: headSize })
  const nikSize = size * (random.chance(0.3) ? random.between(1.2, 1.5) : 1)
  const isColumn = random.chance(0.7)
  let y = top + step * 2.6
  for (const [label, value] of cardLines(fields)) {
    const own = label === 'NIK' ? nikSize : size
    const indent = /^(RT|Kel|Kec)/.test(label) && random.chance(0.5) ? 18 : 0
    type(page, isColumn ? label : `${label} : ${value}`, { x: left + indent, y, size: own })
    if (isColumn) type(page, `: ${value}`, { x: left + size * 9.2, y, size: own })
    if (label === 'Jenis Kelamin' && isColumn)
      type(page, `Gol. Darah : ${fields.blood_type ?? '-'}`, { x: left + size * 19, y, size })
    y += step * (label === 'NIK' ? 1.15 : 1)
  }
}

/** Lines of a form or a notebook. */
function rule({ context, random, top, step, width, size, left }: Page): void {
  context.strokeStyle = random.pick(['#b8c7d6', '#9a9a9a', '#d9a0a0'])
  context.lineWidth = 1.5
  for (let row = 0; row < 16; row++) {
    context.beginPath()
    context.moveTo(left - 16, top + row * step + size * 0.35)
    context.lineTo(width - 60, top + row * step + size * 0.35)
    context.stroke()
  }
}

function typeIssue(page: Page, person: Person): void {
  const { size, step, top, width } = page
  type(page, person.issuePlace, { x: width - 330, y: top + step * 12.2, size })
  type(page, person.issueDate, { x: width - 330, y: top + step * 13.2, size })
}

async function drawPatch(page: Page, patch: Patch, person: Person): Promise<void> {
  const { context, random, top, step, width } = page
  const side = random.whole(170, 235)
  const box = {
    x: width - side - random.whole(50, 110),
    y: top + step * random.between(2, 5),
    width: side,
    height: side * 1.3,
  }
  const fill = (colour: string, high = box.height) => {
    context.fillStyle = colour
    context.fillRect(box.x, box.y, box.width, high)
  }
  switch (patch) {
    case 'none':
    case 'band':
      return
    case 'grey':
      return fill(random.pick(['#9aa3ab', '#c4c4c4', '#707880']))
    case 'blue':
      return fill(random.pick(['#2a5fae', '#b5281f', '#4d8f60']))
    case 'black':
      return fill('#0c0c0c', box.width)
    case 'note':
      return fill(random.pick(['#ffe45c', '#f5b0c8', '#b9e08a']), box.width)
    case 'two':
      fill('#b5281f', box.height * 0.6)
      context.fillStyle = '#2f6f9e'
      context.fillRect(box.x - 40, box.y + box.height * 0.75, box.width * 0.8, box.width * 0.5)
      return
    case 'frame':
      context.strokeStyle = '#333333'
      context.lineWidth = 3
      context.strokeRect(box.x, box.y, box.width, box.height)
      return type(page, 'FOTO 3x4', { x: box.x + 40, y: box.y + box.height / 2, size: 22 })
    case 'cartoon':
      return drawPortrait(context, box, { random, isWoman: person.isWoman })
    case 'face': {
      const face = await drawShadedFace(random, { isWoman: person.isWoman, ...box })
      context.drawImage(face, box.x, box.y, box.width, box.height)
      return
    }
    default:
      return PICTURES[patch](context, box, random)
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const PICTURES: Readonly<
  Record<
    'silhouette' | 'code' | 'stamp' | 'landscape' | 'logo',
    (context: SKRSContext2D, box: Box, random: Random) => void
  >
> = {
  silhouette(context, { x, y, width, height }, random) {
    context.fillStyle = random.pick(['#b5281f', '#1f4e9c'])
    context.fillRect(x, y, width, height)
    context.fillStyle = random.pick(['#f2f2f2', '#c9956b', '#222222'])
    disc(context, [x + width / 2, y + height * 0.4, width * 0.22])
    context.fillRect(x + width * 0.15, y + height * 0.72, width * 0.7, height * 0.28)
  },
  code(context, { x, y, width }, random) {
    const cells = 25
    for (let cell = 0; cell < cells * cells; cell++) {
      context.fillStyle = random.chance(0.5) ? '#000000' : '#ffffff'
      context.fillRect(
        x + (cell % cells) * (width / cells),
        y + Math.floor(cell / cells) * (width / cells),
        width / cells + 0.5,
        width / cells + 0.5,
      )
    }
  },
  stamp(context, { x, y, width }, random) {
    context.strokeStyle = random.pick(['#5a2a8a', '#1f3f9c', '#b5281f'])
    context.lineWidth = 5
    for (const reach of [0.5, 0.36]) {
      context.beginPath()
      context.arc(x + width / 2, y + width / 2, width * reach, 0, 7)
      context.stroke()
    }
  },
  landscape(context, { x, y, width, height }, random) {
    context.fillStyle = '#9fd0f0'
    context.fillRect(x, y, width, height)
    context.fillStyle = random.pick(['#3f7d4a', '#7d6a3f'])
    context.fillRect(x, y + height * 0.6, width, height * 0.4)
    context.fillStyle = '#fff0b0'
    disc(context, [x + width * 0.7, y + height * 0.25, width * 0.12])
  },
  logo(context, { x, y, width }, random) {
    context.fillStyle = random.pick(['#0f7a4f', '#c08a12', '#173f8f'])
    disc(context, [x + width / 2, y + width / 2, width * 0.45])
    context.fillStyle = '#ffffff'
    disc(context, [x + width / 2, y + width / 2, width * 0.25])
  },
}

function disc(context: SKRSContext2D, [x, y, radius]: readonly [number, number, number]): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 7)
  context.fill()
}
