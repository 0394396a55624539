import type { paths } from '../../clients/typescript/src/schema.ts'
import { folderNamed, openServer, type ServerPlace, tellingRefusals } from './open-server.ts'

const PAGE = 100
const OPEN = new Set(['IN_QUEUE', 'IN_PROGRESS'])

type Batch = paths['/screenings/batch']['post']['requestBody']['content']['application/json']
type BatchPage = paths['/screenings/batch/{id}']['get']['responses']['200']['content']['application/json']
export type ScreenedName = BatchPage['items'][number]

export interface ScreeningClient {
  /** The id of the folder, which is made where there is none. */
  folderNamed(name: string): Promise<string>
  /** Answers the id. Sent again under the same key it is done once. */
  sendBatch(batch: {
    readonly folderId: string
    readonly entries: readonly object[]
    readonly key: string
  }): Promise<string>
  progressOf(id: string): Promise<{ readonly open: number; readonly total: number }>
  resultsOf(id: string): AsyncIterable<ScreenedName>
}

/** The calls of the public API that screen many names. */
export function createScreeningClient(server: ServerPlace): ScreeningClient {
  const absah = openServer(server)
  const pageOf = (id: string, offset: number) =>
    tellingRefusals(async () => {
      const query = { page_size: PAGE, page_offset: offset }
      const { data } = await absah.GET('/screenings/batch/{id}', { params: { path: { id }, query } })
      if (data === undefined) throw new Error('the server answered nothing')
      return data
    })
  return {
    folderNamed: (name) => tellingRefusals(() => folderNamed(absah, name)),
    sendBatch: ({ folderId, entries, key }) =>
      tellingRefusals(async () => {
        // Each is judged by the server, line by line.
        const body = { folder_id: folderId, entries: entries as Batch['entries'] }
        const headers = { 'idempotency-key': key }
        const { data } = await absah.POST('/screenings/batch', { body, headers })
        if (data === undefined) throw new Error('the server answered nothing')
        return data.id
      }),
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
  }
}
