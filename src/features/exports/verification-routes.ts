import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { downloadHeaders } from '../../platform/http/download.ts'
import { idParameter } from '../../platform/http/validation.ts'
import { SignedQuery } from '../../platform/storage/signed-url.ts'
import {
  type CollectedVerification,
  type ReadDeps,
  readOne,
  scopeOfSigned,
} from '../verifications/collection/read-collection.ts'
import { type ReadTableDeps, readTables } from '../verifications/collection/read-tables.ts'
import { type Section, streamOne } from './contents/write-contents.ts'
import { CONTENT_TYPES, DOWNLOAD_CONTENT, EXPORT_FORMATS } from './formats.ts'
import { type LinkDeps, readAccess } from './link-or-credential.ts'

export interface VerificationExportDeps extends ReadDeps, ReadTableDeps, LinkDeps {
  readonly db: Db
}

const Query = SignedQuery.extend({ format: z.enum(EXPORT_FORMATS).default('xlsx') })

export const verificationExportRoutes =
  (deps: VerificationExportDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications/:id/export',
      {
        // A signed link stands in for a credential, so the handler itself asks for one of the two.
        config: { permission: 'public', reading: 'verification' },
        schema: {
          tags: ['Exports'],
          operationId: 'exportVerification',
          summary: 'Export a verification',
          description:
            'All of it as a file, with a credential or with the signed link that the verification answers. A sheet has dates as dates and numbers as numbers; text is never a formula.',
          params: z.strictObject({ id: idParameter('Verification') }),
          querystring: Query,
          response: { 200: { description: 'The file', content: DOWNLOAD_CONTENT } },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { format, ...query } = request.query
        const access = await readAccess(deps, request, {
          path: `/verifications/${id}/export`,
          query,
          permission: 'exports:read',
        })
        const scope = access.kind === 'caller' ? access.scope : await scopeOfSigned(deps.db, { mode: access.mode, id })
        const verification = await readOne(deps, scope, id)
        const tablesOf = () => readTables(deps.db, deps, { scope, id })
        request.logFields.organization_id = scope.organizationId
        request.logFields.verification_id = id
        return reply
          .headers(downloadHeaders(`verification-${id}.${format}`))
          .type(CONTENT_TYPES[format])
          .send(await streamOne({ section: sectionOf(deps, verification), format }, tablesOf))
      },
    )
  }

function sectionOf({ services }: VerificationExportDeps, verification: CollectedVerification): Section {
  const { id, name } = verification.service
  return { name, verifier: services.find(id), read: () => Readable.from([verification]) }
}
