import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Face } from '../fonts.ts'
import { CARD_HEIGHT, CARD_WIDTH, type Layout } from '../layout.ts'
import { drawPaper } from '../paper.ts'
import type { Random } from '../random.ts'
import { dotted, type NpwpFields, type NpwpKind } from './holder.ts'

/** How one hand prints such cards. */
export interface NpwpLayout {
  readonly id: string
  readonly face: Face
  readonly bold: Face
  readonly number: Face
  readonly size: number
  readonly numberSize: number
  readonly left: number
  /** Where values begin that have labels. */
  readonly valueX: number
  readonly header: readonly string[]
  readonly headerAlign: 'left' | 'center'
  /** Whether name and address have labels. */
  readonly isLabelled: boolean
  readonly colon: ' : ' | ': ' | ' '
  readonly labels: {
    readonly npwp: string
    readonly name: string
    readonly address: string
    readonly registered: string
  }
  /** Numbers of 16 digits in groups of four. */
  readonly isGrouped: boolean
  readonly dates: 'dash' | 'slash' | 'words'
  readonly hasCode: boolean
  readonly paper: Layout['paper']
}

interface Family {
  readonly face: Face
  readonly bold: Face
}

/** What one hand chooses from. */
interface Hand {
  readonly families: readonly Family[]
  readonly numbers: readonly Face[]
  readonly header: readonly (readonly string[])[]
  readonly npwp: readonly string[]
  readonly name: readonly string[]
  readonly address: readonly string[]
  readonly registered: readonly string[]
  /** The last one is for electronic cards. */
  readonly papers: readonly Layout['paper'][]
}

/** Two families of layouts that share no face and no wording: `b` is kept for what nobody has tuned on. */
const HANDS: Readonly<Record<'a' | 'b', Hand>> = {
  a: {
    families: [
      { face: 'arial', bold: 'arial-bold' },
      { face: 'dejavu', bold: 'dejavu-bold' },
      { face: 'roboto', bold: 'roboto-bold' },
      { face: 'carlito', bold: 'carlito-bold' },
    ],
    numbers: ['arial-bold', 'roboto-medium', 'courier-bold'],
    header: [
      ['KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL PAJAK'],
      ['DEPARTEMEN KEUANGAN RI', 'DIREKTORAT JENDERAL PAJAK'],
    ],
    npwp: ['NPWP', 'NPWP'],
    name: ['Nama', 'NAMA'],
    address: ['Alamat', 'ALAMAT'],
    registered: ['Terdaftar', 'TERDAFTAR', 'Tanggal Terdaftar'],
    papers: [
      { from: '#f6e7a8', to: '#e9d27a', line: '#b79a3a', pattern: 'waves', ink: '#141414' },
      { from: '#dfeaf6', to: '#b9cfe8', line: '#4a78ae', pattern: 'guilloche', ink: '#101418' },
      { from: '#fafafa', to: '#f1f3f6', line: '#d7dde6', pattern: 'rays', ink: '#1a1a1a' },
    ],
  },
  b: {
    families: [
      { face: 'helvetica', bold: 'helvetica-bold' },
      { face: 'open-sans', bold: 'open-sans-bold' },
      { face: 'lato', bold: 'lato-bold' },
      { face: 'free-sans', bold: 'free-sans-bold' },
    ],
    numbers: ['helvetica-bold', 'lato-bold', 'open-sans-semibold'],
    header: [
      ['KEMENTERIAN KEUANGAN RI', 'DIREKTORAT JENDERAL PAJAK'],
      ['KEMENTERIAN KEUANGAN', 'REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL PAJAK'],
    ],
    npwp: ['NPWP', 'No. NPWP'],
    name: ['Nama', 'Nama Wajib Pajak'],
    address: ['Alamat', 'Alamat'],
    registered: ['Tgl. Terdaftar', 'Terdaftar Sejak', 'Tanggal Terdaftar'],
    papers: [
      { from: '#fbe29b', to: '#f2c65e', line: '#c48f1f', pattern: 'mesh', ink: '#1a1408' },
      { from: '#cfe0f2', to: '#e9f1f9', line: '#36639a', pattern: 'rays', ink: '#0d1b2a' },
      { from: '#ffffff', to: '#eef2f5', line: '#c9d3dd', pattern: 'waves', ink: '#222222' },
    ],
  },
}

export function inventNpwpLayout(hand: 'a' | 'b', kind: NpwpKind, random: Random): NpwpLayout {
  const own = HANDS[hand]
  const { face, bold } = random.pick(own.families)
  const size = random.whole(24, 29)
  const left = random.whole(44, 90)
  return {
    id: `npwp-${hand}`,
    face,
    bold,
    number: random.pick(own.numbers),
    size,
    numberSize: random.whole(36, 46),
    left,
    valueX: left + random.whole(190, 290),
    header: random.pick(own.header),
    headerAlign: random.pick(['left', 'center']),
    isLabelled: kind === 'electronic' ? random.chance(0.8) : random.chance(0.35),
    colon: random.pick([' : ', ': ', ' : ']),
    labels: {
      npwp: random.pick(own.npwp),
      name: random.pick(own.name),
      address: random.pick(own.address),
      registered: random.pick(own.registered),
    },
    isGrouped: random.chance(0.6),
    dates: random.pick(['dash', 'slash', 'words']),
    hasCode: kind === 'electronic' || random.chance(0.15),
    paper: kind === 'electronic' ? (own.papers[2] ?? random.pick(own.papers)) : random.pick(own.papers),
  }
}

/** The front of a card, marked SPECIMEN outside the fields. */
export function drawNpwpCard(kind: NpwpKind, fields: NpwpFields, { layout, random, scale }: Drawing): Canvas {
  const canvas = createCanvas(Math.round(CARD_WIDTH * scale), Math.round(CARD_HEIGHT * scale))
  const context = canvas.getContext('2d')
  context.scale(scale, scale)
  context.beginPath()
  context.roundRect(0, 0, CARD_WIDTH, CARD_HEIGHT, 30)
  context.clip()
  drawPaper(context, layout.paper, random)
  context.fillStyle = layout.paper.ink
  let y = drawHeader(context, layout)
  y = drawNumbers(context, kind, { fields, layout, y: y + layout.numberSize + 26 })
  y = drawHolder(context, fields, { layout, y })
  drawOffice(context, fields, { layout, y })
  if (layout.hasCode) drawCode(context, random)
  context.font = `18px ${layout.bold}`
  context.fillStyle = 'rgba(150,30,30,0.75)'
  context.fillText('SPECIMEN', CARD_WIDTH / 2 + 60, CARD_HEIGHT - 10)
  return canvas
}

interface Drawing {
  readonly layout: NpwpLayout
  readonly random: Random
  readonly scale: number
}

interface At {
  readonly layout: NpwpLayout
  readonly y: number
}

function drawHeader(context: SKRSContext2D, { header, headerAlign, bold, size, left }: NpwpLayout): number {
  let y = 24
  for (const text of header) {
    y += size + 8
    context.font = `${size + 1}px ${bold}`
    const width = context.measureText(text).width
    context.fillText(text, headerAlign === 'center' ? (CARD_WIDTH - width) / 2 : left + 60, y)
  }
  return y
}

function drawNumbers(
  context: SKRSContext2D,
  kind: NpwpKind,
  { fields, layout, y }: At & { readonly fields: NpwpFields },
): number {
  const { labels, colon, left, numberSize, number } = layout
  const is16 = kind === 'electronic'
  const label = is16 && fields.npwp_15 !== null ? 'NPWP16' : labels.npwp
  const main = is16 ? grouped(fields.npwp, layout) : dotted(fields.npwp)
  context.font = `${numberSize}px ${number}`
  context.fillText(`${label}${colon}${main}`, left, y)
  if (fields.npwp_15 === null) return y + layout.size + 26
  context.font = `${layout.size}px ${layout.bold}`
  context.fillText(`NPWP15${colon}${dotted(fields.npwp_15)}`, left, y + layout.size + 18)
  return y + 2 * layout.size + 40
}

function grouped(digits: string, { isGrouped }: NpwpLayout): string {
  return isGrouped ? (digits.match(/.{1,4}/g) ?? []).join(' ') : digits
}

function drawHolder(context: SKRSContext2D, fields: NpwpFields, { layout, y: top }: At): number {
  const { left, valueX, isLabelled, size, face, bold, labels } = layout
  const x = isLabelled ? valueX : left
  const step = size + 9
  let y = top
  const label = (text: string) => {
    if (!isLabelled) return
    context.font = `${size}px ${face}`
    context.fillText(text, left, y, valueX - 24 - left)
    context.fillText(':', valueX - 16, y)
  }
  label(labels.name)
  context.font = `${size}px ${bold}`
  context.fillText(fields.name, x, y, CARD_WIDTH - 30 - x)
  y += step
  if (fields.nik !== null) {
    context.font = `${size}px ${bold}`
    if (isLabelled) {
      label('NIK')
      context.font = `${size}px ${bold}`
      context.fillText(fields.nik, x, y)
    } else context.fillText(`NIK${layout.colon}${fields.nik}`, left, y)
    y += step
  }
  label(labels.address)
  context.font = `${size}px ${face}`
  for (const line of wrapped(context, fields.address, Math.min(720, CARD_WIDTH - 60 - x))) {
    context.fillText(line, x, y)
    y += step
  }
  return y
}

function drawOffice(context: SKRSContext2D, fields: NpwpFields, { layout, y }: At): void {
  const { left, valueX, isLabelled, size, bold, face, labels, colon } = layout
  context.font = `${size}px ${bold}`
  if (isLabelled) {
    context.fillText('KPP', left, y)
    context.fillText(':', valueX - 16, y)
    context.fillText(fields.tax_office.replace('KPP ', ''), valueX, y)
  } else context.fillText(fields.tax_office, left, y)
  if (fields.registered_at === null) return
  const date = printed(fields.registered_at, layout.dates)
  context.font = `${size}px ${face}`
  if (isLabelled) {
    context.fillText(labels.registered, left, y + size + 9, valueX - 22 - left)
    context.fillText(':', valueX - 16, y + size + 9)
    context.fillText(date, valueX, y + size + 9)
  } else context.fillText(`${labels.registered}${colon}${date}`, left, y + size + 9)
}

const MONTHS = 'JANUARI FEBRUARI MARET APRIL MEI JUNI JULI AGUSTUS SEPTEMBER OKTOBER NOVEMBER DESEMBER'.split(' ')

function printed(date: string, form: NpwpLayout['dates']): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (form === 'words') return `${day} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
  return [day, month, year].join(form === 'dash' ? '-' : '/')
}

function wrapped(context: SKRSContext2D, text: string, room: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && context.measureText(joined).width > room) lines.push(word)
    else lines.splice(-1, 1, joined)
  }
  return lines
}

/** A square of dots in the corner: looks like a code and holds nothing. */
function drawCode(context: SKRSContext2D, random: Random): void {
  for (let index = 0; index < 21 * 21; index++) {
    if (!random.chance(0.5)) continue
    context.fillRect(CARD_WIDTH - 160 + (index % 21) * 6, CARD_HEIGHT - 170 + Math.floor(index / 21) * 6, 6, 6)
  }
}
