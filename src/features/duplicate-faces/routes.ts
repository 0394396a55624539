import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { text } from '../../platform/http/validation.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { recordTerms, type TermsDeps, withdrawTerms } from './administer-terms.ts'
import { countFaces, findTerms, type RecordedTerms } from './store.ts'

const TermsBody = z.strictObject({
  legal_basis: text(2_000)
    .trim()
    .min(1)
    .describe('On what basis the law lets you keep and compare what faces look like; no personal data')
    .meta({ examples: ['Explicit consent, form 12 of 2026-10-01; impact assessment 7'] }),
  retention_days: z
    .int()
    .min(1)
    .max(3_650)
    .describe('Days after which an enrolled face is erased')
    .meta({
      examples: [180],
    }),
})

const DuplicateFacesBody = z
  .object({
    is_on: z.boolean(),
    legal_basis: z.string().nullable().describe('As recorded; null while it is off'),
    retention_days: z.int().nullable(),
    set_by: z.guid().nullable().describe('User who recorded the terms'),
    set_at: z.iso.datetime().nullable(),
    enrolled_faces: z.int().describe('Faces that are kept now'),
  })
  .meta({ id: 'DuplicateFaces', description: 'Whether duplicate faces are looked for, and on which ground' })

const tags = ['Duplicate faces']

/** Duplicate faces of the caller's organization, in his mode. */
export const duplicateFaceRoutes =
  (deps: TermsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/duplicate-faces',
      {
        config: { permission: 'duplicate-faces:read' },
        schema: {
          tags,
          operationId: 'getDuplicateFaces',
          summary: 'Tell whether duplicate faces are looked for',
          description: 'Off until an owner has recorded a legal basis and a retention.',
          response: { 200: DuplicateFacesBody },
        },
      },
      async (request) => {
        const { scope } = callerOf(request)
        return present(await findTerms(deps.db, scope), await countFaces(deps.db, scope))
      },
    )
    await app.register(changeRoutes(deps))
  }

const changeRoutes =
  (deps: TermsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'duplicate-faces:write' as const }
    app.put(
      '/duplicate-faces',
      {
        config,
        schema: {
          tags,
          operationId: 'enableDuplicateFaces',
          summary: 'Turn duplicate faces on',
          description:
            'By recording the legal basis and the retention. From then on the faces that verifications see are enrolled, encrypted, and compared with those of other persons in the organization and mode. The audit log keeps what was recorded. Once more changes the terms.',
          body: TermsBody,
          response: { 200: DuplicateFacesBody },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const { legal_basis: legalBasis, retention_days: retentionDays } = request.body
        const terms = await recordTerms(deps, actorOf(request, caller), { legalBasis, retentionDays })
        return present(terms, await countFaces(deps.db, caller.scope))
      },
    )
    app.delete(
      '/duplicate-faces',
      {
        config,
        schema: {
          tags,
          operationId: 'disableDuplicateFaces',
          summary: 'Turn duplicate faces off',
          description: 'Erases every enrolled face of the organization in this mode. Once more is no error.',
          response: { 204: z.null().describe('It is off') },
        },
      },
      async (request, reply) => {
        await withdrawTerms(deps, actorOf(request, callerOf(request)))
        return reply.code(204).send(null)
      },
    )
  }

function present(terms: RecordedTerms | undefined, faces: number): z.infer<typeof DuplicateFacesBody> {
  return {
    is_on: terms !== undefined,
    legal_basis: terms?.legalBasis ?? null,
    retention_days: terms?.retentionDays ?? null,
    set_by: terms?.setBy ?? null,
    set_at: terms?.setAt.toISOString() ?? null,
    enrolled_faces: faces,
  }
}
