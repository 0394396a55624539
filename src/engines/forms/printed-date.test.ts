import { describe, expect, it } from 'vitest'
import { dateAtEnd } from './printed-date.ts'
import type { Cell } from './text-run.ts'

const cells = (text: string): readonly Cell[] =>
  [...text].map((char, x) => ({ char, probability: 0.9, alternatives: [], x }))

describe('dateAtEnd', () => {
  it.each([
    ['SLEMAN, 16-01-1977', '1977-01-16'],
    ['SLEMAN,16-01-1977', '1977-01-16'],
    ['SLEMAN 1601-1977', '1977-01-16'],
    ['SLEMAN, 16 01 1977', '1977-01-16'],
    ['SLEMAN. l6-O1-1977', '1977-01-16'],
    ['SLEMAN, 16.01.1977.', '1977-01-16'],
  ])('reads %s', (text, date) => {
    expect(dateAtEnd(cells(text))?.date).toBe(date)
  })

  it('keeps a printed day that does not exist as printed, and says that it is no date', () => {
    expect(dateAtEnd(cells('31-02-1990'))).toMatchObject({ printed: '31-02-1990', date: null })
  })

  it.each(['SLEMAN', 'BOLI, SOLO', '16-01-77', 'SLEMAN, 16-01-197'])('finds none in %s', (text) => {
    expect(dateAtEnd(cells(text))).toBeNull()
  })

  it('says where the date begins, so that the place before it is known', () => {
    expect(dateAtEnd(cells('SLEMAN, 16-01-1977'))?.from).toBe(8)
  })
})
