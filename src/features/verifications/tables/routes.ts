import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { REVEAL, type Reader, readerOf } from '../../audit/reader.ts'
import { maskRow } from '../masking/mask-contents.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { findTables } from './store.ts'
import { readRows, type TableFileDeps } from './table-file.ts'

export interface TableRouteDeps extends TableFileDeps {
  readonly services: ServiceRegistry
}

const tags = ['Verifications']

const TableBody = z
  .object({
    name: z.string().describe('As `tables` of `GET /services/{id}` names it'),
    description: z.string().nullable(),
    row_count: z.int().min(0).max(2_147_483_647),
  })
  .meta({ id: 'VerificationTable', description: 'A table of a verification' })

const RowsQuery = z.strictObject({
  cursor: z.string().max(100).optional().describe('next_cursor of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('Number of rows per page'),
  ...REVEAL,
})

const RowsPage = z
  .object({
    row_count: z.int().min(0).max(2_147_483_647).describe('Of the whole table'),
    items: z.array(z.record(z.string(), z.unknown())).describe('Rows as the service publishes them'),
    next_cursor: z.string().nullable().describe('For the next page; null on the last one'),
  })
  .meta({ id: 'TableRows', description: 'One page of rows' })

/** The records that a run has found beside its output: never in an answer of their verification, read page by page. */
export const tableRoutes =
  (deps: TableRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications/:id/tables',
      {
        config: { permission: 'verifications:read', reading: 'none' },
        schema: {
          tags,
          operationId: 'listVerificationTables',
          summary: 'List the tables of a verification',
          description:
            'Records that are too many for `output`, such as the lines of a statement. `GET /services/{id}` says what its rows are.',
          params: z.strictObject({ id: idParameter('Verification') }),
          response: {
            200: z.object({ total: z.int().min(0), items: z.array(TableBody) }).describe('The tables that it has'),
          },
        },
      },
      async (request) => {
        const { serviceId, tables } = await tablesOf(deps, readerOf(request), request.params.id)
        const published = deps.services.find(serviceId)?.tables ?? {}
        const items = tables.map(({ name, rowCount }) => ({
          name,
          description: published[name]?.description ?? null,
          row_count: rowCount,
        }))
        return { total: items.length, items }
      },
    )
    app.get(
      '/verifications/:id/tables/:name',
      {
        config: { permission: 'verifications:read', errors: ['GONE'] },
        schema: {
          tags,
          operationId: 'listTableRows',
          summary: 'List the rows of a table',
          description: 'In the order in which they stand in the document. A new run replaces them.',
          params: z.strictObject({
            id: idParameter('Verification'),
            name: z
              .string()
              .min(1)
              .max(63)
              .describe('Name of the table')
              .meta({ examples: ['item_lines'] }),
          }),
          querystring: RowsQuery,
          response: { 200: RowsPage },
        },
      },
      async (request) => listRows(deps, readerOf(request), { ...request.params, ...request.query }),
    )
  }

interface RowsAsked {
  readonly id: string
  readonly name: string
  readonly cursor?: string | undefined
  readonly limit: number
}

async function listRows(deps: TableRouteDeps, reader: Reader, { id, name, cursor, limit }: RowsAsked) {
  const from = cursor === undefined ? 0 : readRowCursor(cursor)
  const { tables } = await tablesOf(deps, reader, id)
  const table = tables.find((each) => each.name === name)
  if (table === undefined) throw notFound('Table')
  const rows = await readRows(deps, table, { handle: deps.db, from, count: limit })
  if (!reader.isMasked) reader.note([id])
  const end = from + rows.length
  return {
    row_count: table.rowCount,
    items: rows.map((row) => (reader.isMasked ? maskRow(name, row) : { ...row })),
    next_cursor: end < table.rowCount && rows.length > 0 ? writeRowCursor(end) : null,
  }
}

async function tablesOf({ db }: TableRouteDeps, { scope }: Reader, id: string) {
  const found = await findTables(db, scope, id)
  if (found === undefined) throw notFound('Verification')
  return found
}

/** Opaque to clients: its form may change with any release. */
function writeRowCursor(row: number): string {
  return Buffer.from(String(row)).toString('base64url')
}

/** @throws {HttpError} 400 for what `writeRowCursor` did not write. */
function readRowCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw invalidRequest([{ field: 'cursor', message: 'Please pass next_cursor of the page before, unchanged' }])
}
