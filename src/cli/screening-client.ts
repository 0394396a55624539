import { z } from 'zod'
import { openCaller } from './api-client.ts'

const PAGE = 100
const OPEN = new Set(['IN_QUEUE', 'IN_PROGRESS'])

const Sent = z.looseObject({ id: z.guid() })
const Screened = z.looseObject({
  id: z.guid(),
  status: z.string(),
  output_status: z.string().nullable(),
  input_config: z.looseObject({ name: z.string().optional(), customer_reference: z.string().optional() }),
  output: z.looseObject({
    is_sanctioned: z.boolean().nullish(),
    is_sanction_possible: z.boolean().nullish(),
    is_pep: z.boolean().nullish(),
    matches: z.array(z.looseObject({ match_id: z.string() })).default([]),
  }),
})
export type ScreenedName = z.infer<typeof Screened>

const BatchPage = z.looseObject({
  total: z.int(),
  counts: z.array(z.object({ status: z.string(), count: z.int() })),
  items: z.array(Screened),
})

export interface ScreeningClient {
  findFolder(name: string): Promise<string | null>
  createFolder(name: string): Promise<string>
  /** Answers the id. Sent again under the same key it is done once. */
  sendBatch(batch: {
    readonly folderId: string
    readonly entries: readonly object[]
    readonly key: string
  }): Promise<string>
  progressOf(id: string): Promise<{ readonly open: number; readonly total: number }>
  resultsOf(id: string): AsyncIterable<ScreenedName>
  close(): Promise<void>
}

/** The calls of the public API that screen many names. */
export function createScreeningClient(server: { readonly url: string; readonly key: string }): ScreeningClient {
  const caller = openCaller(server)
  const pageOf = (id: string, offset: number) =>
    caller.call(BatchPage, `/screenings/batch/${id}?page_size=${PAGE}&page_offset=${offset}`)
  return {
    findFolder: caller.findFolder,
    createFolder: caller.createFolder,
    async sendBatch({ folderId, entries, key }) {
      const question = { body: { folder_id: folderId, entries }, headers: { 'idempotency-key': key } }
      return (await caller.call(Sent, '/screenings/batch', question)).id
    },
    async progressOf(id) {
      const { counts, total } = await pageOf(id, 0)
      const open = counts.filter(({ status }) => OPEN.has(status)).reduce((sum, { count }) => sum + count, 0)
      return { open, total }
    },
    async *resultsOf(id) {
      for (let offset = 0; ; offset += PAGE) {
        const { items } = await pageOf(id, offset)
        yield* items
        if (items.length < PAGE) return
      }
    },
    close: () => caller.close(),
  }
}
