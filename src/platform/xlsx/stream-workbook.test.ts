import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import readSheets from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { type Cell, columnName } from './cell.ts'
import { type Sheet, streamWorkbook } from './stream-workbook.ts'

async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values
}

const sheetOf = (rows: readonly (readonly Cell[])[], name = 'KTP'): Sheet => ({
  name,
  columns: ['a', 'b', 'c'],
  rows: each(rows),
})

const opened = async (sheets: readonly Sheet[]) => readSheets(await buffer(streamWorkbook(sheets)))

it('gives back what was put in, with its types, when another library opens it', async () => {
  const day = Date.UTC(1990, 1, 28)
  const moment = Date.UTC(2026, 10, 26, 18)
  const rows: readonly (readonly Cell[])[] = [
    ['3171012802900001', 12.5, true],
    [{ kind: 'day', milliseconds: day }, { kind: 'moment', milliseconds: moment }, null],
    ['007', -3, 'Ç\u{1f600} <&> "quoted" ሰላም'],
  ]

  const [sheet] = await opened([sheetOf(rows)])

  expect(sheet?.data).toEqual([
    ['a', 'b', 'c'],
    ['3171012802900001', 12.5, true],
    [new Date(day), new Date(moment), null],
    ['007', -3, 'Ç\u{1f600} <&> "quoted" ሰላም'],
  ])
})

it('names sheets as Excel takes them, each once', async () => {
  const wished = ['KTP/SIM: [1]', 'ktp sim   1', "''", 'x'.repeat(40), 'x'.repeat(50)]

  const sheets = await opened(wished.map((name) => sheetOf([], name)))

  const names = sheets.map(({ sheet }) => sheet)
  expect(names.every((name) => /^[^[\]:*?/\\]{1,31}$/.test(name))).toBe(true)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wished.length)
})

/** What XML cannot carry is shown as U+FFFD. */
const withoutControls = (text: string) =>
  Array.from(text, (one) => (one < ' ' && !'\t\n\r'.includes(one) ? '\ufffd' : one)).join('')

it('keeps every text a text, whatever it begins with', async () => {
  const text = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ''), fc.string({ unit: 'grapheme' }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        text.map((parts) => parts.join('')),
        { minLength: 1, maxLength: 20 },
      ),
      async (texts) => {
        const bytes = await buffer(
          streamWorkbook([{ name: 'a', columns: ['text'], rows: each(texts.map((one) => [one])) }]),
        )

        const [sheet] = await readSheets(bytes, { trim: false })

        const read = sheet?.data.slice(1).map(([cell]) => cell ?? '') ?? []
        const asXml = texts.map(withoutControls)
        expect(read.slice(0, asXml.length)).toEqual(asXml.slice(0, read.length))
      },
    ),
    { numRuns: 50 },
  )
})

it('shows as text what Excel would change: long numbers, early days, and more than a cell holds', async () => {
  const rows: readonly (readonly Cell[])[] = [
    [2 ** 60, { kind: 'day', milliseconds: Date.UTC(1890, 0, 2) }, 'x'.repeat(40_000)],
  ]

  const [sheet] = await opened([sheetOf(rows)])

  const [long, early, cut] = sheet?.data[1] ?? []
  expect([long, early, String(cut).length]).toEqual([String(2 ** 60), '1890-01-02', 32_767])
})

it('asks for rows no faster than it is read', async () => {
  let made = 0
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (;;) {
      made += 1
      yield [`${made} ${Math.random()}`.repeat(20)]
    }
  }
  const stream = streamWorkbook([{ name: 'endless', columns: ['a'], rows: rows() }])
  for await (const _piece of stream) if (made > 2_000) break

  const atEnd = made
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(made - atEnd).toBeLessThan(2_000)
  expect(stream.destroyed).toBe(true)
})

it('fails with the error of its rows', async () => {
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    yield ['first']
    throw new Error('the page could not be read')
  }

  await expect(buffer(streamWorkbook([{ name: 'a', columns: [], rows: rows() }]))).rejects.toThrow('could not be read')
})

it('counts columns as Excel does', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
