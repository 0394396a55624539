import { createHash } from 'node:crypto'
import { DamagedListError, type ListImporter, type ListSource, type ReportPassedOver } from '../list-importer.ts'
import type { ListEntry, ListedName, PartyKind } from '../screening.ts'
import { buildEntry, type RawIdentifier } from './build-entry.ts'
import { kindOf, knownKind } from './party-kinds.ts'
import { readTable, type TableRecord } from './read-table.ts'

const LICENCE =
  'Published by PPATK (Indonesia) for those who have to block and report; free of charge, no licence is stated.'

/** Daftar Terduga Teroris dan Organisasi Teroris of Indonesia, as PPATK publishes it. */
export const dttot: ListImporter = {
  format: 'dttot',
  title: 'DTTOT of PPATK, suspected terrorists and their organizations (XLSX, CSV)',
  licence: LICENCE,
  topics: ['sanction'],
  isProven: false,
  read: (sources, report) => readAll(sources, { program: 'DTTOT', kind: kindOfDttot, report }),
}

/** Daftar Pendanaan Proliferasi Senjata Pemusnah Massal, as PPATK publishes it: a sheet of persons, one of organizations. */
export const ppatkWmd: ListImporter = {
  format: 'ppatk-wmd',
  title: 'Proliferasi WMD (DPPSPM) of PPATK, financing of weapons of mass destruction (XLSX, CSV)',
  licence: LICENCE,
  topics: ['sanction'],
  isProven: false,
  read: (sources, report) => readAll(sources, { program: 'DPPSPM', kind: kindOfWmd, report }),
}

interface PpatkList {
  readonly program: string
  /** `section`: the kind that a line between the rows has named last. */
  readonly kind: (row: TableRecord, section: PartyKind | undefined) => PartyKind
  readonly report: ReportPassedOver | undefined
}

const CODE = ['kode densus', 'referensi', 'kode', 'nomor referensi', 'no. referensi'] as const
const NAME = ['nama', 'nama lengkap'] as const
const KIND = ['terduga', 'jenis', 'tipe'] as const

async function* readAll(sources: readonly ListSource[], list: PpatkList): AsyncIterable<ListEntry> {
  if (sources.length === 0) throw new DamagedListError(null, 'No file was given.')
  const ids = new Set<string>()
  for (const source of sources) {
    let section: PartyKind | undefined
    for await (const row of readTable(source, [NAME, [...CODE, ...KIND]])) {
      const said = (columns: readonly string[]) => plain(row.value(...columns))
      const [code, name] = [said(CODE), said(NAME)]
      if (name === '' || kindOf(name) !== undefined) {
        section = kindOf(code) ?? kindOf(name) ?? section
        if (code !== '' && kindOf(code) === undefined && kindOf(name) === undefined) {
          list.report?.({ line: row.line, reason: `${code} has no name.` })
        }
        continue
      }
      const entry = entryOf(row, list.program, list.kind(row, section))
      const id = ids.has(entry.id) ? `${entry.id}:${digestOf(name)}` : entry.id
      if (ids.has(id)) throw new DamagedListError(row.line, `${id} is there twice.`)
      ids.add(id)
      yield id === entry.id ? entry : { ...entry, id }
    }
  }
}

/** Dashes, zeros and NA stand for nothing. */
const plain = (text: string) => (/^[\s\-–.;]*$|^n\/?a$|^nihil$/i.test(text) ? '' : text.replace(/[\s;]+$/, ''))

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

function entryOf(row: TableRecord, program: string, kind: PartyKind): ListEntry {
  const { line } = row
  const said = (...columns: readonly string[]) => plain(row.value(...columns))
  const [name = '', ...aliases] = splitAliases(said(...NAME))
  const others = [...aliases, ...row.all(/^(nama )?alias\b/).flatMap((cell) => splitAliases(plain(cell)))]
  const notes = said('deskripsi', 'informasi lain', 'informasi', 'keterangan')
  return buildEntry({
    line,
    id: said(...CODE) || digestOf(name),
    kind,
    topics: ['sanction'],
    names: [{ text: name, quality: 'primary' }, ...others.map((text): ListedName => ({ text, quality: 'strong' }))],
    birthDates: [said('tanggal lahir', 'tgl lahir', 'tangal lahir', 'tgl. lahir')],
    birthPlaces: [said('tempat lahir', 'tpt lahir', 'tpt. lahir')],
    countries: countriesIn(
      said('wn/asal negara', 'wn atau asal negara', 'kewarganegaraan', 'wn', 'asal negara', 'negara'),
    ),
    sex: sexOf(said('jenis kelamin')),
    programs: [program],
    positions: [said('pekerjaan'), said('jabatan')],
    identifiers: [
      ...severalIn(said('nomor paspor', 'paspor')).map((number) => ({ kind: 'passport' as const, number })),
      ...severalIn(said('nomor identitas', 'nik')).map((number) => ({ kind: 'national_id' as const, number })),
      ...numbersIn(notes),
    ],
  })
}

/** "A alias B ALIAS C", "A @ B", "A a.k.a. B", and lines. */
const splitAliases = (names: string) =>
  names
    .split(/\s*(?:\balias\b:?|\ba\.?k\.?a\.?(?=\s)|@|\n|;)\s*/i)
    .map((name) => name.replace(/^[\s\-–,]+|[\s,]+$/g, '').replace(/^\d+[.)]\s+/, ''))
    .filter((name) => name !== '')

/** "Afganistan/Pakistan" and "Perancis, Tunisia" are two. */
const countriesIn = (text: string) => [text, ...text.split(/[/,;\n]|\b(?:dan|atau)\b/i).map((part) => part.trim())]

const severalIn = (text: string) => text.split(/[;,\n]|\batau\b/i).map((part) => part.trim())

/** NIK and passports stand in the notes: "- NIK nomor: 3578…", "- paspor nomor: A0987654". */
function numbersIn(notes: string): readonly RawIdentifier[] {
  return [...notes.matchAll(/\b(nik|npwp|paspor|passport)\b[^\d\n;]{0,25}?\b([a-z]{0,3} ?\d[\da-z.-]{4,22})/gi)].map(
    ([, label = '', number = '']) => {
      const kind = { nik: 'national_id', npwp: 'tax' } as const
      const known = label.toLowerCase()
      return {
        kind: known === 'nik' || known === 'npwp' ? kind[known] : 'passport',
        number: number.replace(/[.-]+$/, ''),
      }
    },
  )
}

function sexOf(text: string): string {
  if (/^(l|laki|pria)/i.test(text)) return 'M'
  return /^(p|perempuan|wanita)/i.test(text) ? 'F' : ''
}

function kindOfDttot({ line, value }: TableRecord): PartyKind {
  return knownKind(line, value(...KIND))
}

/** The sheet of persons has titles and occupations. Codes are those of the Security Council: `DPRKi.001`, `DPRKe.001`. */
function kindOfWmd(row: TableRecord, section: PartyKind | undefined): PartyKind {
  const { line, value } = row
  const said = value(...KIND)
  if (said !== '') return knownKind(line, said)
  if (section !== undefined) return section
  const letter = /^[A-Z]{2,6}([ie])\.?\s?\d/.exec(value(...CODE))?.[1]
  if (letter !== undefined) return letter === 'i' ? 'person' : 'organization'
  if (row.all(/^(gelar|pekerjaan|tempat lahir)$/).length > 0) return 'person'
  return knownKind(line, '')
}
