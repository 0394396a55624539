import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine } from './csv-line.ts'

/** Reads one line back, quotes and all. */
function read(line: string): string[] {
  return Array.from(line.slice(0, -2).matchAll(/"((?:[^"]|"")*)"(?:,|$)/g), ([, field = '']) =>
    field.replaceAll('""', '"'),
  )
}

it('gives back every text, whatever commas, quotes and line ends are in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
      expect(read(csvLine(texts)).map((each) => each.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts)
    }),
  )
})

it('leaves nothing that a spreadsheet would calculate', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']

  expect(read(csvLine(hostile)).every((each) => each.startsWith("'"))).toBe(true)
  expect(csvLine([null, 'a'])).toBe(',"a"\r\n')
})
