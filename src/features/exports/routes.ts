import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DOWNLOAD_TIMEOUT_MS, downloadHeaders } from '../../platform/http/download.ts'
import { gone, notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { id, idParameter } from '../../platform/http/validation.ts'
import { SignedQuery } from '../../platform/storage/signed-url.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { type AskDeps, askForExport } from './ask-for-export.ts'
import { type ExportFileDeps, openExportFile } from './export-file.ts'
import { CONTENT_TYPES, DOWNLOAD_CONTENT, EXPORT_FORMATS, EXPORT_LOST } from './formats.ts'
import { readAccess } from './link-or-credential.ts'
import { ExportBody, isOpen, type PresentDeps, presentExport } from './present.ts'
import { findExport, findSignedExport, listExports } from './store.ts'
import { type VerificationExportDeps, verificationExportRoutes } from './verification-routes.ts'

export interface ExportRouteDeps extends AskDeps, ExportFileDeps, PresentDeps, VerificationExportDeps {}

const NewExportBody = z
  .strictObject({
    folder_id: id().optional().describe('All of a folder but its drafts'),
    result_id: id().optional().describe('All of a result group that you may see'),
    format: z.enum(EXPORT_FORMATS).default('xlsx'),
  })
  .refine(({ folder_id, result_id }) => (folder_id === undefined) !== (result_id === undefined), {
    error: 'Please name a folder_id or a result_id, and not both',
  })
  .meta({ example: { folder_id: '2a6b8f10-5f0e-4a7c-9b1d-3c2e4f5a6b7c', format: 'xlsx' } })

const ExportList = z.object({ total: z.int(), items: z.array(ExportBody) }).describe('One page of exports')
const params = z.strictObject({ id: idParameter('Export') })

/** Copies to take away: of one verification at once, of many by a worker. */
export const exportRoutes =
  (deps: ExportRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/exports',
      {
        config: {
          permission: 'exports:write',
          idempotency: { idIn: 'answer', show: (request, _reply, id) => showExport(deps, request, id) },
        },
        schema: {
          tags: ['Exports'],
          operationId: 'createExport',
          summary: 'Export a folder or a result group',
          description:
            'A worker makes the file: ask `GET /exports/{id}` until it is COMPLETED. A workbook has a sheet for each service and for each of its tables. The file is deleted after 24 hours, and when one of its verifications is redacted.',
          body: NewExportBody,
          response: { 202: ExportBody.describe('It will be made') },
        },
      },
      async (request, reply) => {
        const { folder_id: folderId, result_id: resultId = '', format } = request.body
        const actor = actorOf(request, callerOf(request))
        const of =
          folderId === undefined
            ? ({ kind: 'result', id: resultId } as const)
            : ({ kind: 'folder', id: folderId } as const)
        const asked = await askForExport(deps, { actor, of, format, claim: request.claim })
        request.logFields.export_id = asked.id
        return reply.code(202).send(presentExport(deps, asked, Date.now()))
      },
    )

    await app.register(readingRoutes(deps))
    await app.register(exportFileRoutes(deps))
    await app.register(verificationExportRoutes(deps))
  }

async function showExport(deps: ExportRouteDeps, request: FastifyRequest, id: string) {
  const found = await findExport(deps.db, callerOf(request).scope, id)
  if (found === undefined) throw notFound('Export')
  return presentExport(deps, found, Date.now())
}

const readingRoutes =
  (deps: ExportRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/exports',
      {
        config: { permission: 'exports:read' },
        schema: {
          tags: ['Exports'],
          operationId: 'listExports',
          summary: 'List exports',
          description: 'The newest first.',
          querystring: PageQuery,
          response: { 200: ExportList },
        },
      },
      async (request) => {
        const { total, exports } = await listExports(deps.db, callerOf(request).scope, pageOf(request.query))
        return { total, items: exports.map((each) => presentExport(deps, each, Date.now())) }
      },
    )

    app.get(
      '/exports/:id',
      {
        config: { permission: 'exports:read' },
        schema: {
          tags: ['Exports'],
          operationId: 'getExport',
          summary: 'Get an export',
          description: 'Its status, and a signed link to the file once it is made.',
          params,
          response: { 200: ExportBody },
        },
      },
      async (request) => showExport(deps, request, request.params.id),
    )
  }

const exportFileRoutes =
  (deps: ExportRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/exports/:id/file',
      {
        // A signed link stands in for a credential, so the handler itself asks for one of the two.
        config: { permission: 'public', reading: 'export', errors: ['GONE'] },
        handlerTimeout: DOWNLOAD_TIMEOUT_MS,
        schema: {
          tags: ['Exports'],
          operationId: 'downloadExport',
          summary: 'Download an export',
          description: 'With a credential, or with the signed link that the export answers.',
          params,
          querystring: SignedQuery,
          response: { 200: { description: 'The file', content: DOWNLOAD_CONTENT } },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const access = await readAccess(deps, request, {
          path: `/exports/${id}/file`,
          query: request.query,
          permission: 'exports:read',
        })
        const found =
          access.kind === 'caller'
            ? await findExport(deps.db, access.scope, id)
            : await findSignedExport(deps.db, access.mode, id)
        if (found?.errorCode === EXPORT_LOST) throw gone('The file of this export', 'ask for it again')
        const content = found !== undefined && isOpen(found, Date.now()) && (await openExportFile(deps, found))
        if (!found || !content) throw notFound('Export')
        request.logFields.organization_id = found.organizationId
        request.logFields.export_id = id
        return reply
          .headers({ ...downloadHeaders(`export-${id}.${found.format}`), 'content-length': String(found.sizeBytes) })
          .type(CONTENT_TYPES[found.format])
          .send(content)
      },
    )
  }
