import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import type { PlacedText, TableBox, TableLayout, TableLine } from './tables.ts'

type Role = 'date' | 'text' | 'amount' | 'balance'

const LAYOUT: TableLayout<Role> = {
  headings: { date: ['tanggal', 'date'], text: ['keterangan'], amount: ['mutasi', 'jumlah'], balance: ['saldo'] },
  needed: ['date', 'balance'],
  anchors: { date: /^\d\d\/\d\d$/ },
}
const ROLES: readonly Role[] = ['date', 'text', 'amount', 'balance']
const TITLES = { date: 'Tanggal', text: 'Keterangan', amount: 'Mutasi', balance: 'Saldo' }
const HEIGHT = 0.012
const LETTER = 0.006

interface Drawn {
  readonly rows: readonly (readonly [date: string, text: readonly string[], amount: string, balance: string])[]
  /** How lines of one cell are parted: words alone, or the whole cell. */
  readonly isWords: boolean
  readonly isRuled: boolean
  readonly noise: readonly number[]
}

const LEFT = { date: 0.06, text: 0.2, amount: 0.62, balance: 0.8 }
const RIGHT = { date: 0.17, text: 0.6, amount: 0.77, balance: 0.94 }

function draw({ rows, isWords, isRuled, noise }: Drawn) {
  const texts: PlacedText[] = []
  const lines: TableLine[] = []
  let at = 0
  const shake = () => ((noise[at++ % noise.length] ?? 0) - 0.5) * HEIGHT * 0.3
  const put = (role: Role, text: string, top: number) => {
    const width = text.length * LETTER
    const left = role === 'amount' || role === 'balance' ? RIGHT[role] - width : LEFT[role]
    const y = top + shake()
    const whole: PlacedText = { text, box: [left, y, left + width, y + HEIGHT] }
    if (!isWords) texts.push(whole)
    else
      for (const { 0: word, index } of text.matchAll(/\S+/g))
        texts.push({
          text: word,
          box: [left + index * LETTER, y, left + (index + word.length) * LETTER, y + HEIGHT],
        })
  }
  for (const role of ROLES) put(role, TITLES[role], 0.1)
  let top = 0.13
  for (const [date, text, amount, balance] of rows) {
    put('date', date, top)
    put('amount', amount, top)
    put('balance', balance, top)
    for (const line of text) {
      put('text', line, top)
      top += HEIGHT * 1.4
    }
    if (isRuled) lines.push({ direction: 'horizontal', box: [0.05, top, 0.95, top] })
    top += HEIGHT * 0.6
  }
  const edges = isRuled ? [0.185, 0.61, 0.785] : []
  for (const x of edges) lines.push({ direction: 'vertical', box: [x, 0.09, x, top] })
  return { texts, lines }
}

const word = fc.stringMatching(/^[A-Z]{2,9}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const money = fc.integer({ min: 1, max: 99_999_999 }).map((value) => `${value.toLocaleString('id-ID')},00`)
const row = fc.tuple(
  fc.stringMatching(/^[0-3]\d\/[01]\d$/),
  fc.array(sentence, { minLength: 1, maxLength: 3 }),
  money,
  money,
)
const drawn = fc.record({
  rows: fc.array(row, { minLength: 2, maxLength: 12 }),
  isWords: fc.boolean(),
  isRuled: fc.boolean(),
  noise: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
})

describe('a drawn table', () => {
  it('is read as it was drawn, from cells or words, with lines or without, continued rows included', () => {
    fc.assert(
      fc.property(drawn, (wish) => {
        const table = readTable(draw(wish), LAYOUT)

        expect(table?.columns.map((each) => each.role)).toEqual(ROLES)
        expect(table?.rows.map(({ cells }) => ROLES.map((role) => cells[role]?.text))).toEqual(
          wish.rows.map(([date, text, amount, balance]) => [date, text.join(' '), amount, balance]),
        )
        expect(table?.rows.map((each) => each.lines)).toEqual(wish.rows.map(([, text]) => text.length))
        expect(table?.loose).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('goes on over the next page without headings, by the columns of the page before', () => {
    fc.assert(
      fc.property(drawn, (wish) => {
        const page = draw(wish)
        const whole = readTable(page, LAYOUT)
        const below = { ...page, texts: page.texts.filter(({ box }) => box[1] > 0.12) }

        expect(readTable(below, LAYOUT)).toBeNull()
        expect(readTable(below, LAYOUT, whole?.columns)?.rows).toEqual(whole?.rows)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a page', () => {
  const at = (text: string, left: number, top: number): PlacedText => {
    const box: TableBox = [left, top, left + text.length * LETTER, top + HEIGHT]
    return { text, box }
  }

  it('without the needed headings has no such table', () => {
    expect(readTable({ texts: [at('Tanggal', 0.1, 0.1), at('Nama', 0.5, 0.1)], lines: [] }, LAYOUT)).toBeNull()
    expect(readTable({ texts: [], lines: [] }, LAYOUT)).toBeNull()
  })

  it('says what stands below the headings and belongs to no row', () => {
    const heads = [at('Tanggal', 0.1, 0.1), at('Saldo', 0.8, 0.1)]
    const page = [...heads, at('SALDO AWAL', 0.4, 0.13), at('01/02', 0.1, 0.16), at('5,00', 0.8, 0.16)]
    const table = readTable({ texts: [...page, at('Halaman 1', 0.4, 0.9)], lines: [] }, LAYOUT)

    expect(table?.rows).toHaveLength(1)
    expect(table?.loose.map(({ text }) => text)).toEqual(['SALDO', 'AWAL', 'Halaman', '1'])
  })

  it('may have its headings on two lines', () => {
    const texts = [at('Tanggal', 0.1, 0.1), at('Saldo', 0.8, 0.12), at('01/02', 0.1, 0.16), at('5,00', 0.8, 0.16)]

    expect(readTable({ texts, lines: [] }, LAYOUT)?.rows.map(({ cells }) => cells.balance?.text)).toEqual(['5,00'])
  })
})
