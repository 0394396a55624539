import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Face } from './fonts.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './layout.ts'
import { drawPaper } from './paper.ts'
import { cardDate } from './person.ts'
import { drawPortrait, drawSignature } from './portrait.ts'
import type { Random } from './random.ts'
import { drawShadedFace } from './shaded-face.ts'
import { cardLines, type Sheet } from './typed-page.ts'

/** Papers and cards of offices that carry what a KTP carries. */
export const PAPERS: Readonly<Record<string, (sheet: Sheet) => Promise<Canvas>>> = {
  substitute_letter: (sheet) =>
    drawLetter(sheet, ['SURAT KETERANGAN PENGGANTI KTP-EL', 'SURAT KETERANGAN PENGGANTI KTP ELEKTRONIK']),
  domicile_letter: (sheet) => drawLetter(sheet, ['SURAT KETERANGAN DOMISILI', 'SURAT KETERANGAN PENDUDUK']),
  application_form: (sheet) =>
    drawLetter(sheet, ['FORMULIR PERMOHONAN KARTU TANDA PENDUDUK', 'BIODATA PENDUDUK WARGA NEGARA INDONESIA']),
  child_card: (sheet) => drawOfficeCard(sheet, CHILD),
  paper_ktp: (sheet) => drawOfficeCard(sheet, PAPER_KTP),
  driving_licence: (sheet) => drawOfficeCard(sheet, DRIVING),
  tax_card: (sheet) => drawOfficeCard(sheet, TAX),
  residence_permit: (sheet) => drawOfficeCard(sheet, PERMIT),
  voter_card: (sheet) => drawOfficeCard(sheet, VOTER),
  health_card: (sheet) => drawOfficeCard(sheet, HEALTH),
  passport: drawPassport,
}

async function drawLetter({ person, random }: Sheet, titles: readonly string[]): Promise<Canvas> {
  const canvas = createCanvas(1240, 1754)
  const context = canvas.getContext('2d')
  context.fillStyle = random.pick(['#ffffff', '#fdfcf5'])
  context.fillRect(0, 0, 1240, 1754)
  const face: Face = random.pick(['times', 'arial', 'dejavu', 'schoolbook'])
  const type = (text: string, [x, y]: readonly [number, number], size = 25) => {
    context.fillStyle = '#111111'
    context.font = `${size}px ${face}`
    context.fillText(text, x, y)
  }
  const [left, step] = [random.whole(110, 170), random.whole(38, 44)]
  type(`PEMERINTAH ${person.fields.regency}`, [330, 110], 28)
  type('DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL', [300, 152], 26)
  type(random.pick(titles), [260, 240], 30)
  type(`Nomor : ${random.whole(100, 999)}/${random.whole(1000, 9999)}/DISDUKCAPIL`, [400, 282], 22)
  type(`PROVINSI ${person.fields.province}`, [400, 350])
  type(person.fields.regency ?? '', [400, 350 + step])
  cardLines(person.fields).forEach(([label, value], row) => {
    type(label, [left, 460 + row * step])
    type(`: ${value}`, [left + 280, 460 + row * step])
  })
  const box = { x: random.whole(880, 960), y: random.whole(440, 620), width: 190, height: 250 }
  if (random.chance(0.6))
    context.drawImage(
      await drawShadedFace(random, { isWoman: person.isWoman, ...box }),
      box.x,
      box.y,
      box.width,
      box.height,
    )
  else drawPortrait(context, box, { random, isWoman: person.isWoman })
  type('Surat keterangan ini berlaku 6 (enam) bulan sejak tanggal diterbitkan.', [left, 480 + step * 15], 23)
  type(`${person.issuePlace}, ${person.issueDate}`, [780, 480 + step * 18])
  type('Kepala Dinas', [780, 480 + step * 19])
  drawSignature(context, { x: 880, y: 480 + step * 21 }, random)
  type('SPECIMEN', [1060, 1720], 22)
  return canvas
}

interface OfficeCard {
  readonly grounds: readonly (readonly [from: string, to: string])[]
  readonly title: (sheet: Sheet) => readonly string[]
  readonly rows: (sheet: Sheet) => readonly (readonly [label: string, value: string])[]
  readonly foot?: (sheet: Sheet) => readonly string[]
  readonly isPortraitLeft?: boolean
  /** No portrait at all. */
  readonly isPlain?: boolean
}

const lines = ({ person }: Sheet, names: RegExp) => cardLines(person.fields).filter(([label]) => names.test(label))
const number = (random: Random, digits: number) => Array.from({ length: digits }, () => random.whole(0, 9)).join('')

const CHILD: OfficeCard = {
  grounds: [
    ['#f7c6c9', '#f2a9ae'],
    ['#cfe6f7', '#a6cbe8'],
  ],
  title: ({ person }) => [`PROVINSI ${person.fields.province}`, person.fields.regency ?? '', 'KARTU IDENTITAS ANAK'],
  rows: (sheet) => [
    ...lines(sheet, /^(NIK|Nama|Tempat|Jenis)/),
    ['Nomor Kartu Keluarga', number(sheet.random, 16)],
    ['Nama Kepala Keluarga', 'SUTRISNO HADI'],
    ['No. Akta Kelahiran', `${number(sheet.random, 4)}-LT-${number(sheet.random, 8)}`],
    ...lines(sheet, /^(Agama|Kewarganegaraan|Alamat|RT|Kel|Kecamatan|Berlaku)/),
  ],
}

/** The card of before 2011: it ended with 2014. */
const PAPER_KTP: OfficeCard = {
  grounds: [
    ['#e8eedb', '#d5e0c2'],
    ['#f2ead2', '#e2d5b0'],
    ['#dbe9f0', '#c2d8e4'],
  ],
  title: ({ person }) => [
    'REPUBLIK INDONESIA',
    `PROVINSI ${person.fields.province}`,
    person.fields.regency ?? '',
    'KARTU TANDA PENDUDUK',
  ],
  rows: (sheet) =>
    cardLines(sheet.person.fields).map(([label, value]) => [
      label,
      label === 'Berlaku Hingga'
        ? `${sheet.random.whole(10, 28)}-0${sheet.random.whole(1, 9)}-${sheet.random.whole(2010, 2016)}`
        : value,
    ]),
  foot: ({ person }) => [`${person.issuePlace}, ${person.issueDate}`, `CAMAT ${person.fields.district}`],
}

const DRIVING: OfficeCard = {
  grounds: [
    ['#f3f6f8', '#bcd0dd'],
    ['#fbe9ef', '#e2b7c6'],
  ],
  title: () => ['INDONESIA', 'SURAT IZIN MENGEMUDI', 'DRIVING LICENSE'],
  rows: (sheet) => [
    ...lines(sheet, /^(Nama|Tempat|Jenis|Alamat|Pekerjaan|NIK|RT|Kel|Kecamatan|Berlaku)/),
    ['Provinsi', sheet.person.fields.province ?? ''],
  ],
  isPortraitLeft: true,
}

const TAX: OfficeCard = {
  grounds: [['#f7e27a', '#e2b93b']],
  title: () => ['KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL PAJAK', 'NPWP'],
  rows: (sheet) => [
    ['NPWP16', number(sheet.random, 16)],
    ...lines(sheet, /^(Nama|NIK|Alamat|RT|Kel|Kecamatan)/),
    ['Terdaftar', '12-04-2018'],
  ],
  isPlain: true,
}

const PERMIT: OfficeCard = {
  grounds: [
    ['#dfeee2', '#a9cfb2'],
    ['#e7e2f3', '#bdb0dd'],
  ],
  title: () => ['REPUBLIK INDONESIA', 'KARTU IZIN TINGGAL TERBATAS', 'LIMITED STAY PERMIT'],
  rows: (sheet) => [
    ['Nomor', `2C${number(sheet.random, 8)}`],
    ...lines(sheet, /^(Nama|Tempat|Jenis|Kewarganegaraan|Alamat|Pekerjaan|NIK|Status|Agama|Berlaku)/),
  ],
}

const VOTER: OfficeCard = {
  grounds: [
    ['#ffffff', '#e8e8e8'],
    ['#fbe3e3', '#efc0c0'],
  ],
  title: ({ person }) => ['KARTU PEMILIH', `PROVINSI ${person.fields.province}`, person.fields.regency ?? ''],
  rows: (sheet) => lines(sheet, /^(NIK|Nama|Tempat|Jenis|Alamat|RT|Kel|Kecamatan|Status)/),
}

const HEALTH: OfficeCard = {
  grounds: [['#e8f7ee', '#9ed8b3']],
  title: () => ['KARTU INDONESIA SEHAT', 'BPJS KESEHATAN'],
  rows: (sheet) => [
    ['Nomor Kartu', `000${number(sheet.random, 10)}`],
    ...lines(sheet, /^(Nama|NIK|Tempat|Alamat|RT|Kel|Kecamatan)/),
    ['Faskes Tingkat I', 'PUSKESMAS CONTOH'],
  ],
  isPlain: true,
}

async function drawOfficeCard(sheet: Sheet, card: OfficeCard): Promise<Canvas> {
  const { random } = sheet
  const canvas = createCanvas(CARD_WIDTH * 1.6, CARD_HEIGHT * 1.6)
  const context = canvas.getContext('2d')
  context.scale(1.6, 1.6)
  context.beginPath()
  context.roundRect(0, 0, CARD_WIDTH, CARD_HEIGHT, 28)
  context.clip()
  const [from, to] = random.pick(card.grounds)
  drawPaper(
    context,
    { from, to, line: '#5a6f6a', pattern: random.pick(['waves', 'guilloche', 'mesh']), ink: '#151515' },
    random,
  )
  const face: Face = random.pick(['arial', 'arial-bold', 'roboto', 'carlito', 'dejavu-condensed'])
  const title = card.title(sheet)
  for (const [row, line] of title.entries()) centred(context, line, { y: 46 + row * 31, size: 27, face: 'arial-bold' })
  const rows = card.rows(sheet)
  const top = 60 + title.length * 31 + 24
  const step = Math.min(37, (CARD_HEIGHT - 20 - top) / rows.length)
  const left = card.isPortraitLeft === true ? 300 : random.whole(32, 60)
  context.fillStyle = '#151515'
  for (const [row, [label, value]] of rows.entries()) {
    context.font = `${Math.round(step * 0.68)}px ${face}`
    context.fillText(label, left, top + row * step, 235)
    context.fillText(
      `: ${value}`,
      left + 245,
      top + row * step,
      CARD_WIDTH - left - 245 - (card.isPlain === true || card.isPortraitLeft === true ? 30 : 280),
    )
  }
  await drawOwner(context, sheet, card)
  context.font = '18px arial-bold'
  context.fillStyle = '#b3202c'
  context.fillText('SPECIMEN', CARD_WIDTH - 130, CARD_HEIGHT - 14)
  return canvas
}

async function drawOwner(context: SKRSContext2D, sheet: Sheet, card: OfficeCard): Promise<void> {
  if (card.isPlain === true) return
  const { person, random } = sheet
  const box = { x: card.isPortraitLeft === true ? 50 : 775, y: 165, width: 205, height: 270 }
  if (random.chance(0.7))
    context.drawImage(
      await drawShadedFace(random, { isWoman: person.isWoman, ...box }),
      box.x,
      box.y,
      box.width,
      box.height,
    )
  else drawPortrait(context, box, { random, isWoman: person.isWoman })
  const foot = card.foot?.(sheet) ?? [person.issuePlace, cardDate('2019-04-11')]
  context.fillStyle = '#151515'
  context.font = '19px arial'
  foot.forEach((line, row) => {
    context.fillText(line, box.x - 10, box.y + box.height + 32 + row * 24, 240)
  })
  drawSignature(context, { x: box.x + 100, y: box.y + box.height + 110 }, random)
}

function centred(
  context: SKRSContext2D,
  text: string,
  { y, size, face }: { y: number; size: number; face: Face },
): void {
  context.font = `${size}px ${face}`
  context.fillStyle = '#151515'
  const width = Math.min(CARD_WIDTH - 40, context.measureText(text).width)
  context.fillText(text, (CARD_WIDTH - width) / 2, y, CARD_WIDTH - 40)
}

async function drawPassport({ person, random }: Sheet): Promise<Canvas> {
  const canvas = createCanvas(1500, 1060)
  const context = canvas.getContext('2d')
  context.scale(1500 / CARD_WIDTH, 1060 / CARD_HEIGHT)
  drawPaper(context, { from: '#e6f1ea', to: '#bfd9cf', line: '#4f8a74', pattern: 'guilloche', ink: '#111111' }, random)
  const face = await drawShadedFace(random, { isWoman: person.isWoman, width: 210, height: 270 })
  context.drawImage(face, 45, 130, 210, 270)
  context.fillStyle = '#111111'
  const name = person.fields.name ?? ''
  const rows = [
    'REPUBLIK INDONESIA',
    'PASPOR / PASSPORT',
    'Nama Lengkap / Full Name',
    name,
    'Kewarganegaraan / Nationality',
    'INDONESIA',
    'Tgl. Lahir / Date of Birth',
    person.fields.birth_date ?? '',
    'Tempat Lahir / Place of Birth',
    person.fields.birth_place ?? '',
  ]
  rows.forEach((line, row) => {
    context.font = `${row < 2 ? 26 : 21}px arial`
    context.fillText(line, 300, 70 + row * 42)
  })
  context.font = '27px ocr-a'
  context.fillText(`P<IDN${name.replaceAll(/[^A-Z]/g, '<')}`.padEnd(44, '<').slice(0, 44), 30, 560)
  context.fillText(`X${number(random, 7)}<4IDN${number(random, 7)}M${number(random, 7)}`.padEnd(44, '<'), 30, 605)
  context.font = '18px arial-bold'
  context.fillText('SPECIMEN', 880, 640)
  return canvas
}
