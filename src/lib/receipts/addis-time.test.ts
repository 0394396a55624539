import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateOrder, readAddisTime, zonedToAddisIso } from './addis-time.ts'

describe('readAddisTime', () => {
  it.each<[string, DateOrder[], string]>([
    ['07-06-2026 18:37:39', ['DMY'], '2026-06-07T18:37:39+03:00'],
    ['6/19/2026, 4:45:07 PM', ['MDY'], '2026-06-19T16:45:07+03:00'],
    ['Jun 19, 2026, 4:45 PM', ['MDY', 'BDY'], '2026-06-19T16:45:00+03:00'],
    ['Jun 11, 2026, 08:45:50 am', ['BDY'], '2026-06-11T08:45:50+03:00'],
    ['2026-05-19 03:05:53 PM', ['YMD'], '2026-05-19T15:05:53+03:00'],
    ['2026-06-07', ['YMD'], '2026-06-07T00:00:00+03:00'],
    ['9-Jun-2026', ['DBY'], '2026-06-09T00:00:00+03:00'],
    ['09/06/26 12:01', ['DMY', 'DMy'], '2026-06-09T12:01:00+03:00'],
    ['1/2/2026, 12:00:00 AM', ['MDY'], '2026-01-02T00:00:00+03:00'],
  ])('reads %j', (text, orders, iso) => expect(readAddisTime(text, orders)).toBe(iso))

  it.each<[string, DateOrder[]]>([
    ['31-02-2026', ['DMY']],
    ['2026-06-07 25:00:00', ['YMD']],
    ['2026-06-07 13:00:00 PM', ['YMD']],
    ['2026-06-07 tail', ['YMD']],
    ['', ['YMD', 'DMY', 'MDY', 'BDY', 'DBY', 'DMy']],
    ['Foo 12, 2026', ['BDY']],
  ])('reads nothing from %j', (text, orders) => expect(readAddisTime(text, orders)).toBeNull())

  it('reads every moment it can print', () => {
    const moments = fc.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (moment) => {
        const iso = moment.toISOString().slice(0, 19)
        expect(readAddisTime(iso.replace('T', ' '), ['YMD'])).toBe(`${iso}+03:00`)
      }),
    )
  })
})

describe('zonedToAddisIso', () => {
  it('moves a time of another zone by the difference', () => {
    expect(zonedToAddisIso('2026-09-04T21:30:00.000Z')).toBe('2026-09-05T00:30:00+03:00')
    expect(zonedToAddisIso('2026-09-04T21:30:00+03:00')).toBe('2026-09-04T21:30:00+03:00')
  })
  it('does not guess a zone', () => expect(zonedToAddisIso('2026-09-04T21:30:00')).toBeNull())
})
