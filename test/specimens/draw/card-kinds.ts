import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { AreaTable } from './areas.ts'
import { type DrawnCard, drawCard } from './card.ts'
import { conditionOf, type Shot } from './conditions.ts'
import type { Layout } from './layout.ts'
import { type CardFields, inventPerson, type Person } from './person.ts'
import type { Random } from './random.ts'
import { canvasOf, rasterOf } from './raster.ts'
import { drawShadedFace } from './shaded-face.ts'
import { SIGHTS } from './sights.ts'
import { inventLayout } from './varied-layout.ts'
import { OTHER_WORDS } from './vocabulary.ts'

/** A kind of card in circulation: what it prints otherwise, in which layout, and how it is seen. */
interface CardKind {
  readonly print?: (fields: CardFields, random: Random) => Partial<CardFields>
  readonly lay?: (layout: Layout, random: Random) => Layout
  readonly mark?: (card: Canvas, random: Random) => Canvas
  readonly see?: keyof typeof SIGHTS
}

const usual = ['clean', 'rotation', 'perspective', 'phone', 'shadow', 'jpeg'] as const

/** Orange: the cards of foreigners since 2019. */
const ORANGE = { from: '#f8dcb8', to: '#eeb27a', line: '#c27a3a' }

const FOREIGN_NAMES = [
  'THOMAS BECKER',
  'YUKI TANAKA',
  'MARIE DUBOIS',
  'LEE MIN JUN',
  'JOHN PETER SMITH',
  'ANNA KOWALSKA',
  'PRIYA NAIR',
]
const COUNTRIES = [
  'GERMANY',
  'JAPAN',
  'FRANCE',
  'SOUTH KOREA',
  'UNITED STATES OF AMERICA',
  'POLAND',
  'INDIA',
  'AUSTRALIA',
  'NETHERLANDS',
  'MALAYSIA',
]

/** The words that foreigners' cards carry in English. */
function inEnglish({ gender }: CardFields, random: Random): Partial<CardFields> {
  return {
    name: random.pick(FOREIGN_NAMES),
    gender: gender === 'PEREMPUAN' ? 'FEMALE' : 'MALE',
    religion: random.pick(['CHRISTIAN', 'CATHOLIC', 'ISLAM', 'BUDDHISM', 'HINDUISM']),
    marital_status: random.pick(['MARRIED', 'SINGLE', 'DIVORCED', 'WIDOWED']),
    occupation: random.pick([
      'OTHERS',
      'ENTREPRENEUR',
      'HOUSEWIFE',
      'CONSULTANT',
      'PRIVATE EMPLOYEE',
      'LAINNYA',
      'TEACHER',
    ]),
    nationality: random.pick(COUNTRIES),
    valid_until: `${random.whole(10, 28)}-0${random.whole(1, 9)}-${random.whole(2027, 2029)}`,
  }
}

const LONG_NAMES = [
  'RADEN MAS ARYA PANGERAN KUSUMO HADININGRAT WICAKSONO PUTRO',
  'SITI NUR KHALIFATUL MUTMAINNAH PUSPITASARI RAHMADHANI',
  'I GUSTI AGUNG AYU PUTU ISTRI DHARMAYANTHI KUSUMAWARDANI',
  'MUHAMMAD ABDURRAHMAN WAHIDUDDIN ALFARIZI NASUTION',
  'MARIA GORETTI ANASTASIA WILHELMINA LATUHARHARY PATTIWAEL',
]
const LONG_ADDRESSES = [
  'PERUMAHAN TAMAN PERMATA HIJAU LESTARI BLOK C12 NO. 45 JALUR TIMUR',
  'JL. LETNAN JENDERAL SUPRAPTO GG. MELATI DALAM III NO. 12 B BELAKANG PASAR',
  'KOMPLEK PERUMAHAN DOSEN UNIVERSITAS CONTOH BLOK D NO. 7 TAHAP KEDUA',
]
const PUNCTUATED = [
  'JL.RAYA BARAT NO.12',
  'JL. MELATI II / 2',
  'LK.III',
  'DUSUN KRAJAN, NO. 4',
  'KP. BARU NO.7A',
  'JL.H.SAMALI NO 15',
  'JL. VETERAN, GG.2 NO.9',
  'LINGK. I PS. BARU',
]

/** Kinds of real cards, each of which must be taken. */
export const CARD_KINDS: Readonly<Record<string, CardKind>> = {
  plain: {},
  photocopy: { see: 'photocopy' },
  bleached_copy: { see: 'bleachedCopy' },
  a4_scan: { see: 'a4Scan' },
  faded: { see: 'faded' },
  screenshot: { see: 'screenshot' },
  front_and_back: { see: 'frontAndBack' },
  motion_blur: { see: 'motionBlur' },
  small_in_scene: { see: 'smallInScene' },
  foreigner_english: { print: inEnglish },
  foreigner_orange: { print: inEnglish, lay: (layout) => ({ ...layout, paper: { ...layout.paper, ...ORANGE } }) },
  early_with_date: {
    print: (_, random) => ({
      valid_until: `${random.whole(10, 28)}-0${random.whole(1, 9)}-${random.whole(2016, 2020)}`,
    }),
  },
  watermark: { mark: stampUse },
  long_name: { print: (_, random) => ({ name: random.pick(LONG_NAMES) }) },
  long_address: { print: (_, random) => ({ address: random.pick(LONG_ADDRESSES) }) },
  desa: { lay: (layout) => ({ ...layout, labels: { ...layout.labels, village: 'Desa' } }) },
  single_letter: { print: (_, random) => ({ name: random.pick(['I', 'A', 'O', 'E', 'U']) }) },
  dashes: { print: (_, random) => ({ rt_rw: random.pick(['-/-', '000/000', '001/-']), blood_type: '-' }) },
  apostrophe: {
    print: (_, random) => ({
      name: random.pick(["NUR'AINI SA'ADAH", "MA'RUF ISTI'ANAH", "RIFA'I AL-AMIN", "SYU'AIB MUNA'IM"]),
    }),
  },
  rhesus: { print: (_, random) => ({ blood_type: random.pick(['O+', 'A+', 'B-', 'AB+', 'O-']) }) },
  punctuation: { print: (_, random) => ({ address: random.pick(PUNCTUATED) }) },
}

export interface KindPlan {
  readonly kind: string
  readonly random: Random
  readonly areas: AreaTable
}

/** One card of a kind, as it was seen, with what is printed on it. */
export async function drawKind({
  kind,
  random,
  areas,
}: KindPlan): Promise<{ shot: Shot; fields: CardFields; condition: string }> {
  const own = CARD_KINDS[kind]
  if (own === undefined) throw new Error(`No kind ${kind}: see CARD_KINDS`)
  const { drawn, fields } = await inventCard(random, areas, own)
  const card = own.mark?.(drawn.canvas, random) ?? drawn.canvas
  if (own.see !== undefined) return { shot: await SIGHTS[own.see](card, random), fields, condition: kind }
  const condition = random.pick(usual)
  return { shot: await conditionOf(condition)(card, random), fields, condition }
}

/** A card of a fictional citizen in a layout of its own, with a face that a detector finds. */
export async function inventCard(
  random: Random,
  areas: AreaTable,
  { lay, print }: Pick<CardKind, 'lay' | 'print'> = {},
): Promise<{ drawn: DrawnCard; fields: CardFields; person: Person }> {
  const invented = inventLayout(random, 'varied')
  const layout = lay?.(invented, random) ?? invented
  const person = asCitizen(inventPerson(random, areas, { jakarta: layout.jakarta, words: OTHER_WORDS }))
  const fields = { ...person.fields, ...print?.(person.fields, random) }
  const { width, height } = layout.portrait
  const face = await drawShadedFace(random, { isWoman: person.isWoman, width, height })
  return { drawn: drawCard({ person, layout, random, scale: 1.6, printed: fields, face }), fields, person }
}

/** Foreigners are kinds of their own. */
function asCitizen(person: Person): Person {
  const { fields } = person
  return { ...person, fields: { ...fields, nationality: 'WNI', valid_until: 'SEUMUR HIDUP' } }
}

/** "For applying for … only", as the ministry advises to write over a copy. */
function stampUse(card: Canvas, random: Random): Canvas {
  const copy = createCanvas(card.width, card.height)
  const context = copy.getContext('2d')
  context.drawImage(card, 0, 0)
  context.globalCompositeOperation = 'source-atop'
  context.translate(card.width / 2, card.height / 2)
  context.rotate((random.pick([-1, 1]) * random.between(8, 24) * Math.PI) / 180)
  context.fillStyle = random.pick(['rgba(160,20,20,0.28)', 'rgba(60,60,60,0.25)', 'rgba(255,255,255,0.4)'])
  context.font = `${random.whole(56, 78)}px arial-bold`
  context.textAlign = 'center'
  const purpose = random.pick(['PINJAMAN', 'KREDIT MOTOR', 'REKENING BANK', 'LAMARAN KERJA'])
  context.fillText(`UNTUK PENGAJUAN ${purpose}`, 0, -40)
  context.fillText(`${random.whole(10, 28)}-06-2026`, 0, 60)
  return canvasOf(rasterOf(copy))
}
