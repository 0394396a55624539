import { Readable } from 'node:stream'
import { z } from 'zod'
import { csvLine } from '../../lib/csv-line.ts'
import { jsonList } from '../../lib/json-list.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import { type Actor, actOf } from '../access/act.ts'
import { type AuditEntryBody, presentEntry } from './present.ts'
import { type AuditFilter, listEntriesAfter, type PlacedEntry, recordAct } from './store.ts'

/** What the log can be taken away as. */
export const AUDIT_FORMATS = ['json', 'csv'] as const
type AuditFormat = (typeof AUDIT_FORMATS)[number]

export const AUDIT_TYPES: Readonly<Record<AuditFormat, string>> = { json: 'application/json', csv: 'text/csv' }

/** For the document. */
export const AUDIT_CONTENT = Object.fromEntries(Object.values(AUDIT_TYPES).map((type) => [type, { schema: z.any() }]))

type Entry = z.infer<typeof AuditEntryBody>

/** Entries in memory at once. */
const PAGE_SIZE = 1_000

/**
 * The log of the actor's organization as a file, oldest first, read as fast as it is taken. That it was taken is
 * written down before, so that it is in it too.
 */
export async function exportLog(
  db: Db,
  actor: Actor,
  { format, filter }: { readonly format: AuditFormat; readonly filter: AuditFilter },
): Promise<Readable> {
  const details = { format, from: filter.from?.toISOString() ?? null, to: filter.to?.toISOString() ?? null }
  await inTransaction(db, (tx) => recordAct(tx, actOf(actor, { action: 'audit_log.exported', target: null, details })))
  const entries = readLog(db, actor, filter)
  return Readable.from(format === 'json' ? jsonList(entries) : csvOf(entries), { objectMode: false })
}

async function* readLog(db: Db, { caller }: Actor, filter: AuditFilter): AsyncGenerator<Entry> {
  let after: PlacedEntry | null = null
  for (;;) {
    const page: readonly PlacedEntry[] = await listEntriesAfter(db, caller.scope, { ...filter, after, size: PAGE_SIZE })
    for (const entry of page) yield presentEntry(entry)
    after = page.at(-1) ?? null
    if (page.length < PAGE_SIZE) return
  }
}

const CSV_COLUMNS: readonly (readonly [string, (of: Entry) => string | null])[] = [
  ['id', (of) => of.id],
  ['created_at', (of) => of.created_at],
  ['actor_kind', (of) => of.actor.kind],
  ['actor_id', (of) => of.actor.id],
  ['actor_name', (of) => of.actor.name],
  ['action', (of) => of.action],
  ['target_kind', (of) => of.target?.kind ?? null],
  ['target_id', (of) => of.target?.id ?? null],
  ['group_id', (of) => of.group_id],
  ['mode', (of) => of.mode],
  ['address', (of) => of.address],
  ['request_id', (of) => of.request_id],
  ['details', (of) => JSON.stringify(of.details)],
]

async function* csvOf(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  yield csvLine(CSV_COLUMNS.map(([title]) => title))
  for await (const entry of entries) yield csvLine(CSV_COLUMNS.map(([, read]) => read(entry)))
}
