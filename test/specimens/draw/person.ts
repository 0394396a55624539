import { type Area, type AreaTable, placeOf } from './areas.ts'
import type { Random } from './random.ts'
import { BLOOD_TYPES, MARITAL_STATUSES, OCCUPATIONS, RELIGIONS, USUAL_WORDS, type WordList } from './vocabulary.ts'

/** What a card prints, keys and value rules as in every truth.json; null where nothing readable is printed. */
export interface CardFields {
  nik: string | null
  name: string | null
  birth_place: string | null
  /** YYYY-MM-DD; the card prints DD-MM-YYYY. */
  birth_date: string | null
  gender: string | null
  blood_type: string | null
  address: string | null
  rt_rw: string | null
  village: string | null
  district: string | null
  religion: string | null
  marital_status: string | null
  occupation: string | null
  nationality: string | null
  valid_until: string | null
  /** Without the printed word PROVINSI. */
  province: string | null
  /** With KABUPATEN, KOTA or KOTA ADMINISTRASI where printed. */
  regency: string | null
}

export interface Person {
  readonly fields: CardFields
  readonly issuePlace: string
  /** DD-MM-YYYY. */
  readonly issueDate: string
  readonly isWoman: boolean
}

/** `full`: KOTA ADMINISTRASI JAKARTA UTARA; `bare`: JAKARTA UTARA, as older cards print it. */
export type JakartaStyle = 'full' | 'bare'

export interface PersonStyle {
  readonly jakarta: JakartaStyle
  readonly words?: WordList | undefined
}

/** A fictional person whose NIK agrees with the printed date, sex and district. */
export function inventPerson(random: Random, areas: AreaTable, { jakarta, words = USUAL_WORDS }: PersonStyle): Person {
  const area = areas.pickArea(random)
  const isWoman = random.chance(0.5)
  const born = pickDay(random, 1944, 2006)
  const issued = pickDay(random, 2012, 2023)
  const serial = String(random.chance(0.6) ? random.whole(1, 19) : random.whole(20, 9999)).padStart(4, '0')
  const isForeign = random.chance(0.03)
  const ownPlace = placeOf(area.regency)
  const validUntil = { year: issued.year + 5, month: born.month, day: born.day }
  return {
    fields: {
      nik: `${area.districtCode}${birthDigits(born, isWoman)}${serial}`,
      name: inventName(random, isWoman, words),
      birth_place: random.chance(0.7) ? ownPlace : areas.pickPlace(random),
      birth_date: `${born.year}-${two(born.month)}-${two(born.day)}`,
      gender: isWoman ? 'PEREMPUAN' : 'LAKI-LAKI',
      blood_type: random.chance(0.04) ? null : random.pick(BLOOD_TYPES),
      address: inventAddress(random, words),
      rt_rw: `${String(random.whole(0, 18)).padStart(3, '0')}/${String(random.whole(0, 15)).padStart(3, '0')}`,
      village: area.village,
      district: area.district,
      religion: random.pick(RELIGIONS),
      marital_status: random.pick(MARITAL_STATUSES),
      occupation: random.pick(OCCUPATIONS),
      nationality: isForeign ? 'WNA' : 'WNI',
      valid_until: isForeign || random.chance(0.3) ? printedDate(validUntil) : 'SEUMUR HIDUP',
      province: area.province,
      regency: printedRegency(area, jakarta),
    },
    issuePlace: ownPlace,
    issueDate: printedDate(issued),
    isWoman,
  }
}

/** YYYY-MM-DD to the card's DD-MM-YYYY. */
export function cardDate(date: string): string {
  return date.split('-').reverse().join('-')
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function pickDay(random: Random, fromYear: number, toYear: number): Day {
  const year = random.whole(fromYear, toYear)
  const month = random.whole(1, 12)
  return { year, month, day: random.whole(1, new Date(Date.UTC(year, month, 0)).getUTCDate()) }
}

function birthDigits(born: Day, isWoman: boolean): string {
  return `${two(born.day + (isWoman ? 40 : 0))}${two(born.month)}${two(born.year % 100)}`
}

function printedDate(date: Day): string {
  return `${two(date.day)}-${two(date.month)}-${date.year}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function printedRegency(area: Area, jakarta: JakartaStyle): string {
  if (jakarta === 'full') return area.regency
  return area.regency.replace(/^KOTA ADMINISTRASI /, '').replace(/^KABUPATEN ADMINISTRASI /, 'KABUPATEN ')
}

function inventName(random: Random, isWoman: boolean, words: WordList): string {
  const given = isWoman ? words.femaleNames : words.maleNames
  const shape = random.next()
  if (shape < 0.08) return random.pick(words.singleNames)
  const parts = [random.pick(given)]
  if (shape < 0.2) parts.push(random.pick(words.markedNames))
  if (shape > 0.86) parts.push(random.pick(given), random.pick(words.familyNames), random.pick(words.familyNames))
  else if (shape > 0.6) parts.push(random.pick(words.familyNames))
  if (shape > 0.82 && shape < 0.86) parts.push(random.pick(['M.', 'A.', 'R.']))
  parts.push(random.pick(words.familyNames))
  const distinct = [...new Set(parts)]
  if (random.chance(0.08)) distinct.unshift(isWoman ? 'HJ.' : random.pick(words.titlesBefore))
  const name = distinct.join(' ')
  return random.chance(0.1) ? `${name}, ${random.pick(words.titlesAfter)}` : name
}

function inventAddress(random: Random, words: WordList): string {
  const number = random.whole(1, 190)
  const street = random.pick(words.streets)
  const hamlet = random.pick(words.hamlets)
  const estate = random.pick(words.estates)
  const block = `BLOK ${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G'])}${random.whole(1, 24)}`
  const forms = [
    `JL. ${street} NO. ${number}`,
    `JL. ${street} NO.${number}`,
    `JL ${street} ${number}`,
    `JL. ${street} GG. ${hamlet} NO. ${number}`,
    `DSN ${hamlet}`,
    `DUSUN ${hamlet} NO. ${number}`,
    `KP. ${hamlet}`,
    `KP ${hamlet} NO ${number}`,
    `PERUM ${estate} ${block} NO. ${number}`,
    `PERUMAHAN ${estate} ${block} NO. ${number}`,
    `GG. ${street} NO. ${number}`,
    `KOMPLEK ${estate} ${block}/${random.whole(1, 30)}`,
    `LINGK. ${hamlet}`,
    `JL. ${street} KM. ${random.whole(2, 20)} ${estate} ${block} NO. ${number}`,
  ]
  return random.pick(forms)
}
