import { createReadStream, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { createScreeningBuilder } from '../../src/engines/screening/create-screening.ts'
import { ofacCsv } from '../../src/engines/screening/import/ofac-csv.ts'
import { unXml } from '../../src/engines/screening/import/un-xml.ts'
import type { ListImporter } from '../../src/engines/screening/list-importer.ts'
import type { ListEntry, ListVersion, Screening } from '../../src/engines/screening/screening.ts'

export const BENCH_LIST: ListVersion = {
  list: 'bench',
  version: '1',
  topics: ['sanction'],
  entryCount: 0,
  importedAt: new Date(0),
  checkedAt: new Date(0),
}

export interface LoadedLists {
  readonly screening: Screening
  readonly entries: readonly ListEntry[]
  readonly nameCount: number
  readonly loadSeconds: number
}

/** OFAC's CSV files and the UN's XML file, from a folder that holds them. */
export async function readLists(dir: string): Promise<readonly ListEntry[]> {
  if (!existsSync(dir))
    throw new Error(`There is no folder ${dir}: pass --lists with OFAC's CSV files and the UN's XML file.`)
  const files = readdirSync(dir)
  const entries: ListEntry[] = []
  for (const [importer, pattern] of [
    [ofacCsv, /\.csv$/],
    [unXml, /^un.*\.xml$/],
  ] satisfies [ListImporter, RegExp][]) {
    const sources = files
      .filter((file) => pattern.test(file))
      .map((file) => ({ name: file.toLowerCase(), open: () => createReadStream(path.join(dir, file)) }))
    if (sources.length === 0) continue
    for await (const entry of importer.read(sources)) entries.push({ ...entry, id: `${importer.format}:${entry.id}` })
  }
  return entries
}

export function loadScreening(entries: Iterable<ListEntry>): Omit<LoadedLists, 'entries'> {
  const started = process.cpuUsage()
  const builder = createScreeningBuilder()
  let nameCount = 0
  for (const entry of entries) {
    builder.add(BENCH_LIST, entry)
    nameCount += entry.names.length
  }
  const screening = builder.finish()
  const { user, system } = process.cpuUsage(started)
  return { screening, nameCount, loadSeconds: (user + system) / 1e6 }
}
