import { describe, expect, it } from 'vitest'
import { type PrintedLine, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { parseCard } from '../reading/parse-card.ts'
import { nameOtherPaper } from './other-paper.ts'
import { findCard, findCardBeside } from './several-cards.ts'

const titled = (text: string, top = 0): PrintedLine => ({ text, left: 0.5, top })
const named = (...more: readonly PrintedLine[]) => nameOtherPaper(parseCard(readingOf([...more, ...printedCard()])))

describe('what a paper calls itself', () => {
  it.each([
    ['SURAT KETERANGAN PENGGANTI KTP-EL', 'SUBSTITUTE_LETTER'],
    ['SURAT KETERANGAN', 'SUBSTITUTE_LETTER'],
    ['SURAT KETERANGAN DOMISILI', 'OTHER'],
    ['KARTU IDENTITAS ANAK', 'CHILD_CARD'],
    ['KARTU lDENTlTAS ANAK', 'CHILD_CARD'],
    ['Identitas Kependudukan Digital', 'DIGITAL_IDENTITY_SCREEN'],
    ['SURAT IZIN MENGEMUDI', 'OTHER'],
    ['KARTU KELUARGA', 'OTHER'],
    ['REPUBLIK INDONESIA', null],
    ['KARTU TANDA PENDUDUK ELEKTRONIK', null],
    ['12.45', null],
  ])('%s: %s', (title, paper) => {
    expect(named(titled(title))).toBe(paper)
  })

  it('is not heard from what lies beside the card', () => {
    expect(named({ text: 'KARTU KELUARGA', left: 0.5, top: 1.4 })).toBeNull()
  })

  it('is a child’s card by two of its own labels', () => {
    const [family, head] = [
      { text: 'Nomor Kartu Keluarga', left: 0.07, top: 1.05 },
      { text: 'Nama Kepala Keluarga', left: 0.07, top: 1.1 },
    ]
    expect(named(family, head)).toBe('CHILD_CARD')
    expect(named(family)).toBeNull()
  })

  it('is the old form by two signs of it, and never by a printed date', () => {
    const [state, card, signed] = [
      titled('REPUBLIK INDONESIA', -0.1),
      titled('KARTU TANDA PENDUDUK', 0),
      { text: 'CAMAT NGUTER', left: 1.24, top: 0.9 },
    ]
    expect(named(state, card)).toBe('NOT_ELECTRONIC')
    expect(named(card, signed)).toBe('NOT_ELECTRONIC')
    expect(named(signed)).toBeNull()
    const dated = printedCard({ ...DATED })
    expect(nameOtherPaper(parseCard(readingOf(dated)))).toBeNull()
  })
})

describe('several cards', () => {
  const shifted = (lines: readonly PrintedLine[], by: Partial<PrintedLine>) =>
    lines.map((line) => ({ ...line, left: line.left + (by.left ?? 0), top: line.top + (by.top ?? 0) }))

  it('are told from one by labels that stand there twice, beside or below, and where the other is', () => {
    const card = printedCard()
    expect(findCardBeside(parseCard(readingOf(card)))).toBeNull()
    const seen = (by: Partial<PrintedLine>) => {
      const both = parseCard(readingOf([...card, ...shifted(card, by)]))
      return [findCard(both), findCardBeside(both)].map((plane) => [plane?.left ?? 9, plane?.top ?? 9])
    }
    const [[left = 0] = [], [otherLeft = 0] = []] = seen({ left: 1.8 })
    expect(Math.abs(otherLeft - left)).toBeCloseTo(1.8, 1)
    const [[, top = 0] = [], [, otherTop = 0] = []] = seen({ top: 1.2 })
    expect(Math.abs(otherTop - top)).toBeCloseTo(1.2, 1)
  })
})

const DATED = {
  province: 'PROVINSI JAWA TENGAH',
  regency: 'KABUPATEN SUKOHARJO',
  nik: '3311051302790012',
  name: 'TEGUH CONTOH',
  birth: 'SUKOHARJO, 13-02-1979',
  gender: 'LAKI-LAKI',
  blood_type: 'O',
  address: 'DUSUN CONTOH',
  rt_rw: '005/015',
  village: 'KEDUNGWINONG',
  district: 'NGUTER',
  religion: 'ISLAM',
  marital_status: 'KAWIN',
  occupation: 'SOPIR',
  nationality: 'WNI',
  valid_until: '13-02-2017',
} as const
