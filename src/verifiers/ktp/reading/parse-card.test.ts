import { describe, expect, it } from 'vitest'
import { FICTIONAL_CARD, type PrintedLine, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { cellsOf } from '../../../engines/forms/raw-value.ts'
import { textOf } from '../../../engines/forms/text-run.ts'
import { parseCard } from './parse-card.ts'

/** What was found, by row, as text. */
function found(lines: readonly PrintedLine[], tiltDegrees = 0) {
  const { rows, header } = parseCard(readingOf(lines, tiltDegrees))
  return {
    ...Object.fromEntries(Object.entries(rows).map(([row, value]) => [row, textOf(cellsOf(value))])),
    province: textOf(header.province?.cells ?? []),
    regency: textOf(header.regency?.cells ?? []),
  }
}

const printed = { ...FICTIONAL_CARD, province: 'DAERAH ISTIMEWA YOGYAKARTA' }
const change = (edit: (line: PrintedLine) => PrintedLine | readonly PrintedLine[] | null) =>
  printedCard().flatMap((line) => edit(line) ?? [])

describe('parseCard finds every value', () => {
  it('in the usual layout, and leaves place and date of issue alone', () => {
    expect(found(printedCard())).toEqual(printed)
  })

  it.each([-4, -2, 2, 4])('on a card tilted by %d degrees', (tilt) => {
    expect(found(printedCard(), tilt)).toEqual(printed)
  })

  it('without any colon', () => {
    expect(found(change((line) => ({ ...line, text: line.text.replace(/ ?: /, ' ').trim() })))).toEqual(printed)
  })

  it('with label and value in one line of text', () => {
    const lines = printedCard()
    const joined = lines.flatMap((line) => {
      if (line.text.startsWith(': ')) return []
      const value = lines.find(({ text, top }) => text.startsWith(': ') && top === line.top)
      return value === undefined || line.text.startsWith('Gol')
        ? [line]
        : [{ ...line, text: `${line.text} ${value.text}` }]
    })
    expect(found(joined)).toEqual(printed)
  })

  it('with misread labels', () => {
    const misread: Record<string, string> = {
      Nama: 'Narna',
      'Tempat/Tgl Lahir': 'Ternpal/Tg1 Lahir',
      Agama: 'Agarna',
      Kecamatan: 'Kecarnatan',
      'Berlaku Hingga': 'Ber1aku Hingga',
    }
    expect(found(change((line) => ({ ...line, text: misread[line.text] ?? line.text })))).toEqual(printed)
  })

  it.each([
    ['Berlaku Hingga', 'Berlaku Sampai'],
    ['Berlaku Hingga', 'Berlaku sampai tgl'],
    ['Berlaku Hingga', 'Masa Berlaku'],
    ['Nama', 'Nama Lengkap'],
    ['Pekerjaan', 'Pekerjaan/Profesi'],
    ['Pekerjaan', 'Pekerjaan Sekarang'],
    ['Kecamatan', 'KECAMATAN'],
    ['Status Perkawinan', 'Status Nikah'],
  ])('with the label %s worded %s, apart from its value or in one line with it', (label, wording) => {
    const apart = change((line) => (line.text === label ? { ...line, text: wording } : line))
    expect(found(apart)).toEqual(printed)
    const lines = printedCard()
    const top = lines.find(({ text }) => text === label)?.top
    const value = lines.find((line) => line.top === top && line.text.startsWith(': '))?.text ?? ''
    const joined = change((line) => {
      if (line.text === label) return { ...line, text: `${wording} ${value}` }
      return line.top === top && line.text === value ? null : line
    })
    expect(found(joined)).toEqual(printed)
  })

  it.each(['Nama', 'Agama', 'Tempat/Tgl Lahir', 'Kecamatan', 'RT/RW', 'Status Perkawinan'])(
    'when the label %s cannot be seen',
    (label) => {
      expect(found(change((line) => (line.text === label ? null : line)))).toEqual(printed)
    },
  )

  it('wrapped over two rows', () => {
    const lines = change((line) => {
      const below = line.top > 0.3 + 3.5 * 0.055 ? { ...line, top: line.top + 0.05 } : line
      return line.text === ': JL. VETERAN NO. 34'
        ? [line, { text: 'GG. MAWAR BLOK C', left: 0.55, top: line.top + 0.05 }]
        : below
    })
    expect(found(lines)).toEqual({ ...printed, address: 'JL. VETERAN NO. 34 GG. MAWAR BLOK C' })
  })

  it('with the portrait and the place of issue on the left', () => {
    const lines = change((line) => ({ ...line, left: line.left > 1.2 ? line.left - 1.2 : line.left * 0.9 + 0.36 }))
    expect(found(lines)).toEqual(printed)
  })

  it('when province and regency share a line', () => {
    const lines = change((line) => {
      if (line.text.startsWith('PROVINSI')) return { ...line, text: `${line.text} KABUPATEN SLEMAN` }
      return line.text.startsWith('KABUPATEN') ? null : line
    })
    expect(found(lines)).toEqual(printed)
  })

  it('when the regency is printed without KABUPATEN or KOTA', () => {
    expect(
      found(change((line) => (line.text === 'KABUPATEN SLEMAN' ? { ...line, text: 'JAKARTA UTARA' } : line))),
    ).toEqual({
      ...printed,
      regency: 'JAKARTA UTARA',
    })
  })

  it('with a mark of a specimen across the header', () => {
    const card = parseCard(readingOf([...printedCard(), { text: 'SPECIMEN', left: 1.2, top: 0.05 }]))
    expect(card.marks).toHaveLength(1)
    expect(textOf(card.header.province?.cells ?? [])).toBe(printed.province)
  })
})

describe('parseCard finds nothing', () => {
  it('where there is no text', () => {
    expect(parseCard(readingOf([]))).toMatchObject({ labels: [], rows: {}, header: { province: null, regency: null } })
  })

  it('in prose that only mentions some labels', () => {
    const lines = ['Alamat surat ini adalah rahasia', 'Nama baik adalah segalanya', 'Agama dan negara'].map(
      (text, index) => ({
        text,
        left: 0.1,
        top: 0.2 + index * 0.1,
      }),
    )
    expect(parseCard(readingOf(lines)).labels.length).toBeLessThan(6)
  })
})
