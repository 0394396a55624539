import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { type CardFields, cardDate, inventPerson } from './person.ts'
import type { Random } from './random.ts'
import { drawTable } from './table.ts'

/** Pictures that are no card at all. */
export const PAGES: readonly string[] = [
  'receipt',
  'letter',
  'family_card',
  'landscape',
  'blank',
  'table_only',
  'black',
]

/** One such picture. */
export function drawPage(subject: string, random: Random, areas: AreaTable): Canvas {
  const fields = inventPerson(random, areas, { jakarta: 'full' }).fields
  const paint = PAINTERS[subject]
  if (subject === 'table_only') return drawTable(1400, 1000, { random, hasThings: true })
  if (!paint) throw new Error(`No page ${subject}: see PAGES`)
  return paint({ fields, random, areas })
}

interface Subject {
  readonly fields: CardFields
  readonly random: Random
  readonly areas: AreaTable
}

const PAINTERS: Readonly<Record<string, (subject: Subject) => Canvas>> = {
  receipt: ({ random }) => {
    const { canvas, context } = sheet(620, 1200, '#fbfaf6')
    const goods = Array.from(
      { length: 11 },
      () =>
        `${random.pick(['BERAS 5KG', 'MINYAK 2L', 'GULA', 'TEH CELUP', 'SABUN', 'KOPI'])}   ${random.whole(5, 99)}.500`,
    )
    write(
      context,
      [
        'TOKO CONTOH JAYA',
        'JL. MERDEKA NO. 12',
        `NO ${random.whole(100000, 999999)}`,
        '--------------------',
        ...goods,
        '--------------------',
        `TOTAL ${random.whole(200, 999)}.000`,
        'TERIMA KASIH',
      ],
      { x: 50, y: 80, size: 30, step: 52, face: 'courier-bold' },
    )
    return canvas
  },
  letter: ({ fields, random }) => {
    const { canvas, context } = sheet(1240, 1754, '#ffffff')
    const text = [
      'SURAT KETERANGAN',
      '',
      'Yang bertanda tangan di bawah ini menerangkan bahwa:',
      `Nama : ${fields.name}`,
      `Tempat/Tgl Lahir : ${fields.birth_place}, ${cardDate(fields.birth_date ?? '')}`,
      `Pekerjaan : ${fields.occupation}`,
      `Alamat : ${fields.address}`,
      '',
      'Benar yang bersangkutan adalah warga kami dan surat ini',
      'dibuat untuk dipergunakan sebagaimana mestinya.',
      '',
      `${fields.regency}, ${random.whole(1, 28)} Maret 2024`,
      'Kepala Desa Contoh',
    ]
    write(context, text, { x: 130, y: 220, size: 32, step: 62, face: 'times' })
    return canvas
  },
  family_card: ({ fields, random, areas }) => {
    const { canvas, context } = sheet(1754, 1240, '#e9f4f7')
    write(
      context,
      [
        'KARTU KELUARGA',
        `No. ${fields.nik}`,
        `Nama Kepala Keluarga : ${fields.name}`,
        `Alamat : ${fields.address}`,
        `RT/RW : ${fields.rt_rw}    Kecamatan : ${fields.district}`,
      ],
      { x: 90, y: 100, size: 30, step: 46, face: 'arial-bold' },
    )
    const members = Array.from({ length: 5 }, () => inventPerson(random, areas, { jakarta: 'full' }).fields)
    write(
      context,
      members.map(
        (each, index) =>
          `${index + 1}  ${each.name}   ${each.nik}   ${each.gender}   ${cardDate(each.birth_date ?? '')}   ${each.religion}`,
      ),
      { x: 60, y: 420, size: 25, step: 60, face: 'arial' },
    )
    return canvas
  },
  landscape: ({ random }) => {
    const { canvas, context } = sheet(1400, 900, random.pick(['#a9d6f5', '#f5c9a9', '#c9c4e8']))
    for (let ridge = 0; ridge < 5; ridge++) {
      context.fillStyle = `rgb(${40 + ridge * 15},${random.whole(80, 150)},${60 + ridge * 10})`
      context.beginPath()
      context.moveTo(0, 900)
      for (let x = 0; x <= 1400; x += 50)
        context.lineTo(x, 380 + ridge * 100 + Math.sin(x / (90 + ridge * 30) + ridge) * 70 + random.between(-15, 15))
      context.lineTo(1400, 900)
      context.fill()
    }
    context.fillStyle = '#fff3c4'
    context.beginPath()
    context.arc(random.between(200, 1200), 160, 70, 0, 7)
    context.fill()
    return canvas
  },
  blank: ({ random }) => sheet(1240, random.pick([820, 1754]), random.pick(['#ffffff', '#f4f1ea', '#bcdcea'])).canvas,
  black: () => sheet(1000, 700, '#020202').canvas,
}

function sheet(width: number, height: number, colour: string): { canvas: Canvas; context: SKRSContext2D } {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#1a1a1a'
  return { canvas, context }
}

interface Writing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly step: number
  readonly face: string
}

function write(context: SKRSContext2D, lines: readonly string[], { x, y, size, step, face }: Writing): void {
  context.font = `${size}px ${face}`
  lines.forEach((line, index) => {
    context.fillText(line, x, y + index * step)
  })
}
