import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { downloadHeaders } from '../../platform/http/download.ts'
import { HttpError, notFound } from '../../platform/http/http-error.ts'
import { idParameter } from '../../platform/http/validation.ts'
import { SignedQuery } from '../../platform/storage/signed-url.ts'
import type { Authenticate } from '../access/authenticate.ts'
import { badLink } from '../access/errors.ts'
import { callerOf } from '../access/guard-routes.ts'
import { REPLAYED } from '../idempotency/repetition.ts'
import { fileLost, streamContent } from './file-content.ts'
import { type FileUrlDeps, signedFileUrl } from './file-url.ts'
import { FILE_BYTES_MAX, FILES_MAX, UPLOAD_TIMEOUT_MS } from './limits.ts'
import { type ReceiveDeps, receiveUpload } from './receive-upload.ts'
import { FILE_CATEGORIES, findFile, findSignedFile, type StoredFile } from './store.ts'

const UploadBody = z
  .object({
    object_id: z.guid(),
    file_category: z.enum(FILE_CATEGORIES),
    files: z.array(
      z.object({
        path: z.string().describe('Goes into configuration.files of a verification'),
        url: z.url().describe('Opens the file for 15 minutes'),
        page_count: z.int(),
      }),
    ),
  })
  .meta({ id: 'Upload', description: 'The uploaded files' })

/** For the document alone: the form is read as a stream, field by field, in `receive-upload.ts`. */
const UploadForm = z.object({
  file_category: z.enum(FILE_CATEGORIES),
  files: z.array(z.file()).min(1).max(FILES_MAX).describe('PDF, JPG, PNG, WEBP, HEIC, TIFF, XLSX or text, 20 MB each'),
  file_passwords: z.array(z.string()).optional().describe('In the order of the files; empty for one without'),
})

export interface UploadRouteDeps extends ReceiveDeps, FileUrlDeps {
  readonly authenticate: Authenticate
}

const FILE_TYPES = [
  ...['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/tiff', 'application/pdf', 'text/plain'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
const FILE_CONTENT = Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: z.any() }]))

export const uploadRoutes =
  (deps: UploadRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart, {
      limits: { fileSize: FILE_BYTES_MAX, files: FILES_MAX, fields: FILES_MAX + 5, fieldSize: 4096, headerPairs: 100 },
      throwFileSizeLimit: false,
    })

    app.post(
      '/uploads',
      {
        config: { permission: 'uploads:write', idempotency: 'handler' },
        handlerTimeout: UPLOAD_TIMEOUT_MS,
        validatorCompiler: () => () => true,
        bodyLimit: FILES_MAX * (FILE_BYTES_MAX + 65_536),
        schema: {
          tags: ['Uploads'],
          operationId: 'uploadFiles',
          summary: 'Upload files',
          description:
            'Up to 20 files of 20 MB. Put the `path` of each into `configuration.files` of a verification within 24 hours; later it is deleted.',
          consumes: ['multipart/form-data'],
          body: UploadForm,
          response: { 201: UploadBody },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        if (!request.isMultipart()) {
          throw new HttpError({
            status: 415,
            code: 'UNSUPPORTED_MEDIA_TYPE',
            message: 'Please send the files as multipart/form-data',
          })
        }
        const { upload, isRepeated } = await receiveUpload(deps, caller, {
          parts: request.parts(),
          claimKey: (sent) => request.claimKey(sent),
          claim: () => request.claim,
        })
        if (isRepeated) reply.headers(REPLAYED)
        const files = upload.files.map(({ id, path, pageCount }) => ({
          path,
          url: signedFileUrl(deps, { id, mode: caller.scope.mode }),
          page_count: pageCount,
        }))
        return reply.code(201).send({ object_id: upload.id, file_category: upload.fileCategory, files })
      },
    )

    await app.register(fileRoutes(deps))
  }

const fileRoutes =
  (deps: UploadRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/files/:id',
      {
        // A signed link stands in for a credential, so the handler itself asks for one of the two.
        config: { permission: 'public', reading: 'file', errors: ['GONE'] },
        schema: {
          tags: ['Uploads'],
          operationId: 'downloadFile',
          summary: 'Download a file',
          description: 'With a credential, or with the signed link that an upload or a verification answered.',
          params: z.strictObject({ id: idParameter('File') }),
          querystring: SignedQuery,
          response: { 200: { description: 'The file', content: FILE_CONTENT } },
        },
      },
      async (request, reply) => {
        const file = await findAllowedFile(deps, request, { id: request.params.id, query: request.query })
        request.logFields.organization_id = file.organizationId
        request.logFields.file_id = file.id
        return send(reply, deps, file)
      },
    )
  }

interface Asked {
  readonly id: string
  readonly query: z.infer<typeof SignedQuery>
}

async function findAllowedFile(deps: UploadRouteDeps, request: FastifyRequest, asked: Asked): Promise<StoredFile> {
  const { id, query } = asked
  if (query.signature === undefined) {
    const caller = await deps.authenticate(request.headers, 'files:read')
    request.caller = caller
    request.logFields[caller.credential.kind === 'key' ? 'api_key_id' : 'user_id'] = caller.credential.id
    const file = await findFile(deps.db, caller.scope, id)
    if (file === undefined) throw notFound('File')
    return file
  }
  const signed = deps.signer.verify({ method: 'GET', path: `/files/${id}`, query })
  if (signed.kind !== 'valid') throw badLink(signed.kind)
  const file = await findSignedFile(deps.db, signed.mode === 'live' ? 'live' : 'test', id)
  if (file === undefined) throw notFound('File')
  return file
}

async function send(reply: FastifyReply, deps: UploadRouteDeps, file: StoredFile) {
  if (file.lostAt !== null) throw fileLost()
  const extension = file.path.slice(file.path.lastIndexOf('.'))
  return reply
    .headers(downloadHeaders(`${file.id}${extension}`))
    .type(file.contentType)
    .send(await streamContent(deps, file))
}
