import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './layout.ts'
import { drawPaper } from './paper.ts'
import { type CardFields, cardDate, inventPerson } from './person.ts'
import { drawPortrait, drawSignature } from './portrait.ts'
import type { Random } from './random.ts'

/** Cards that people send by mistake: all carry a fictional person, some even a NIK. */
export const OTHER_CARDS: readonly string[] = [
  'sim',
  'npwp',
  'student',
  'bank',
  'bpjs',
  'employee',
  'ktp_back',
  'member',
]

interface OtherCard {
  readonly from: string
  readonly to: string
  readonly ink: string
  readonly title: readonly string[]
  readonly rows: (fields: CardFields, random: Random) => readonly string[]
  readonly hasPortrait: boolean
}

const STYLES: Readonly<Record<string, OtherCard>> = {
  sim: {
    from: '#f3f6f8',
    to: '#bcd0dd',
    ink: '#14181c',
    title: ['KEPOLISIAN NEGARA REPUBLIK INDONESIA', 'SURAT IZIN MENGEMUDI  C'],
    rows: (fields, random) => [
      `1. ${fields.name}`,
      `2. ${fields.birth_place}, ${cardDate(fields.birth_date ?? '')}`,
      `3. ${random.pick(['A', 'B', 'O'])} - ${fields.gender === 'PEREMPUAN' ? 'WANITA' : 'PRIA'}`,
      `4. ${fields.address}`,
      `    ${fields.village}, ${fields.district}`,
      `5. ${fields.occupation}`,
      `6. ${fields.province}`,
      `${random.whole(1000, 9999)}-${random.whole(1000, 9999)}-${random.whole(100000, 999999)}`,
      `Berlaku s/d ${random.whole(10, 28)}-08-2027`,
    ],
    hasPortrait: true,
  },
  npwp: {
    from: '#f7e27a',
    to: '#e2b93b',
    ink: '#1b2a5c',
    title: ['KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL PAJAK'],
    rows: (fields, random) => [
      `NPWP : ${random.whole(10, 99)}.${random.whole(100, 999)}.${random.whole(100, 999)}.${random.whole(1, 9)}-${random.whole(100, 999)}.000`,
      `${fields.name}`,
      `NIK : ${fields.nik}`,
      `${fields.address}`,
      `${fields.village} ${fields.district}`,
      `${fields.regency}`,
      `${fields.province}`,
      `Tanggal Terdaftar 12-04-2018`,
    ],
    hasPortrait: false,
  },
  student: {
    from: '#ffffff',
    to: '#cfe8d5',
    ink: '#143d22',
    title: ['UNIVERSITAS CONTOH NUSANTARA', 'KARTU TANDA MAHASISWA'],
    rows: (fields, random) => [
      `Nama : ${fields.name}`,
      `NIM : ${random.whole(10, 23)}${random.whole(100000, 999999)}`,
      `Tempat/Tgl Lahir : ${fields.birth_place}, ${cardDate(fields.birth_date ?? '')}`,
      `Fakultas : TEKNIK`,
      `Alamat : ${fields.address}`,
      `Berlaku Hingga : 31-08-2026`,
    ],
    hasPortrait: true,
  },
  bank: {
    from: '#12355b',
    to: '#3f7cac',
    ink: '#f2f5f7',
    title: ['BANK CONTOH', 'DEBIT'],
    rows: (fields, random) => [
      '',
      '',
      `${random.whole(4000, 5999)}  ${random.whole(1000, 9999)}  ${random.whole(1000, 9999)}  ${random.whole(1000, 9999)}`,
      '',
      `VALID THRU 0${random.whole(1, 9)}/28`,
      `${fields.name}`,
    ],
    hasPortrait: false,
  },
  bpjs: {
    from: '#e8f7ee',
    to: '#9ed8b3',
    ink: '#0c3b25',
    title: ['KARTU INDONESIA SEHAT', 'JAMINAN KESEHATAN'],
    rows: (fields, random) => [
      `Nomor Kartu : 000${random.whole(1000000000, 9999999999)}`,
      `Nama : ${fields.name}`,
      `Alamat : ${fields.address}`,
      `Tanggal Lahir : ${cardDate(fields.birth_date ?? '')}`,
      `NIK : ${fields.nik}`,
      `Faskes Tingkat I : PUSKESMAS ${fields.district}`,
    ],
    hasPortrait: false,
  },
  employee: {
    from: '#fafafa',
    to: '#d7d2e8',
    ink: '#241c3b',
    title: ['PT CONTOH SEJAHTERA', 'KARTU PEGAWAI'],
    rows: (fields, random) => [
      `${fields.name}`,
      `NIP ${random.whole(19700101, 19991231)}`,
      `${fields.occupation}`,
      `Gol. Darah : ${fields.blood_type}`,
      `${fields.regency}`,
    ],
    hasPortrait: true,
  },
  member: {
    from: '#7c1d2b',
    to: '#c44d58',
    ink: '#fff5ea',
    title: ['TOKO SERBA ADA CONTOH', 'MEMBER CARD'],
    rows: (fields, random) => [
      '',
      `${random.whole(100000, 999999)} ${random.whole(100000, 999999)} ${random.whole(1000, 9999)}`,
      `${fields.name}`,
      'POINT REWARD',
    ],
    hasPortrait: false,
  },
}

/** One such card, corners square. */
export function drawOtherCard(subject: string, random: Random, areas: AreaTable): Canvas {
  const canvas = createCanvas(CARD_WIDTH * 1.6, CARD_HEIGHT * 1.6)
  const context = canvas.getContext('2d')
  context.scale(1.6, 1.6)
  const style = STYLES[subject]
  if (style) drawStyled(context, style, { random, areas })
  else drawBack(context, random)
  return canvas
}

function drawStyled(
  context: SKRSContext2D,
  style: OtherCard,
  { random, areas }: { random: Random; areas: AreaTable },
): void {
  const person = inventPerson(random, areas, { jakarta: 'bare' })
  drawPaper(
    context,
    {
      from: style.from,
      to: style.to,
      line: style.ink,
      pattern: random.pick(['waves', 'rays', 'mesh']),
      ink: style.ink,
    },
    random,
  )
  context.fillStyle = style.ink
  style.title.forEach((line, index) => {
    context.font = `${index === 0 ? 36 : 30}px arial-bold`
    context.fillText(line, 50, 62 + index * 44)
  })
  context.font = `28px ${random.pick(['arial', 'roboto', 'open-sans'])}`
  const left = style.hasPortrait ? 310 : 50
  style.rows(person.fields, random).forEach((line, index) => {
    context.fillText(line, left, 175 + index * 46, CARD_WIDTH - left - 40)
  })
  if (style.hasPortrait)
    drawPortrait(context, { x: 50, y: 150, width: 215, height: 285 }, { random, isWoman: person.isWoman })
  if (style.hasPortrait) drawSignature(context, { x: 160, y: 500 }, random)
  context.font = '20px arial-bold'
  context.fillText('SPECIMEN', CARD_WIDTH - 160, CARD_HEIGHT - 24)
}

/** The back of an identity card: a map-like drawing and a line of text, no data. */
function drawBack(context: SKRSContext2D, random: Random): void {
  drawPaper(context, { from: '#c5e3ee', to: '#8fc0d8', line: '#3b7ca3', pattern: 'guilloche', ink: '#000' }, random)
  context.fillStyle = 'rgba(60,120,150,0.5)'
  for (let island = 0; island < 26; island++) {
    context.beginPath()
    context.ellipse(
      random.between(100, 930),
      random.between(180, 520),
      random.between(10, 110),
      random.between(6, 40),
      random.between(-0.4, 0.4),
      0,
      7,
    )
    context.fill()
  }
  context.fillStyle = '#8a1c1c'
  context.font = '44px arial-bold'
  context.fillText('REPUBLIK INDONESIA', 270, 90)
  context.font = '22px arial'
  context.fillText('KARTU TANDA PENDUDUK ELEKTRONIK', 310, 130)
  context.font = '20px arial-bold'
  context.fillText('SPECIMEN', CARD_WIDTH - 160, CARD_HEIGHT - 24)
}
