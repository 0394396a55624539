import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AREA_YEARS } from '../src/lib/nik/area-years.ts'

/**
 * Writes the table of areas over time out of one CSV a year (`code,name`; codes without dots):
 * `node scripts/area-table.ts FOLDER`. The tables are those of https://github.com/cahyadsn/wilayah (MIT, see NOTICE).
 */
const TARGET = new URL('../src/lib/nik/area-table.json', import.meta.url)

/** Of the table of 2016: how many villages there are, run into the name. */
const RUN_IN_COUNTS = /( \d+)+$/

const NOTICE = [
  `Provinces, regencies and districts of Indonesia as the Interior Ministry's tables of ${AREA_YEARS.join(', ')} name them.`,
  'Each row: code, name (KAB. spelled out), and the first and last of these years where they are not all.',
  'From https://github.com/cahyadsn/wilayah, MIT License, Copyright (c) 2017 Cahya DSN: the whole notice is in the file NOTICE.',
  'Written by scripts/area-table.ts.',
]

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Give the folder: node scripts/area-table.ts FOLDER')

const tables = await Promise.all(AREA_YEARS.map((year) => readTable(join(folder, `${year}.csv`))))
const later = new Map(tables.slice(1).flatMap((table) => [...table].map(([code, name]) => [`${code} ${name}`, name])))
const years = new Map<string, number[]>()
for (const [index, table] of tables.entries()) {
  for (const [code, name] of table) {
    const cut = name.replace(RUN_IN_COUNTS, '')
    const own = later.has(`${code} ${name}`) || !later.has(`${code} ${cut}`) ? name : cut
    years.set(`${code} ${own}`, [...(years.get(`${code} ${own}`) ?? []), index])
  }
}
const lines = [...years].map(([line, at]) => `${line}${spanOf(at)}`)
await writeFile(TARGET, `${JSON.stringify({ notice: NOTICE, rows: lines.toSorted() }, null, 2)}\n`)
process.stdout.write(`${lines.length} names of ${tables.reduce((sum, { size }) => sum + size, 0)} rows\n`)

async function readTable(path: string): Promise<ReadonlyMap<string, string>> {
  const rows = (await readFile(path, 'utf8')).trimEnd().split('\n').slice(1)
  return new Map(
    rows.map((row) => {
      const [, code = '', name = ''] = /^(\d+),"?(.*?)"?\r?$/.exec(row) ?? []
      return [code, tidy(name)]
    }),
  )
}

function tidy(name: string): string {
  const plain = name.toUpperCase().replaceAll(/[’`]/g, "'").replaceAll(/\s+/g, ' ').trim()
  return plain.replace(/^KAB\.? /, 'KABUPATEN ')
}

/** `|2018-2023`, or nothing for a name of all years. A name that comes and goes was there between. */
function spanOf(at: readonly number[]): string {
  const [first = 0, last = 0] = [at[0], at.at(-1)]
  return first === 0 && last === AREA_YEARS.length - 1 ? '' : `|${AREA_YEARS[first]}-${AREA_YEARS[last]}`
}
