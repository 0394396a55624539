import type { ListSource, ReportPassedOver } from '../src/engines/screening/list-importer.ts'
import { LIST_IMPORTERS } from '../src/engines/screening/list-importers.ts'
import type { ListEntry } from '../src/engines/screening/screening.ts'

type Content = string | Buffer
export type Report = Parameters<ReportPassedOver>[0]

/** Reads files, by their names, or one, as a format; what is passed over goes to `reports`. */
export async function readList(
  format: string,
  files: Content | Readonly<Record<string, Content>>,
  reports: Report[] = [],
) {
  const importer = LIST_IMPORTERS.find((each) => each.format === format)
  const named = typeof files === 'string' || Buffer.isBuffer(files) ? { list: files } : files
  const sources = Object.entries(named).map(
    ([name, content]): ListSource => ({
      name,
      async *open() {
        const bytes = Buffer.from(content)
        for (let from = 0; from < bytes.length; from += 1_000) yield bytes.subarray(from, from + 1_000)
      },
    }),
  )
  const entries: ListEntry[] = []
  for await (const entry of importer?.read(sources, (report) => reports.push(report)) ?? []) entries.push(entry)
  return entries
}

export const namesOf = (entry: ListEntry | undefined) => entry?.names.map(({ text }) => text)
