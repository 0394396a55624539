import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idParameter } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { LEVELS } from '../cases/level.ts'
import { CaseBody, type PresentCaseDeps } from '../cases/present.ts'
import { showCase } from '../cases/show-case.ts'
import { CaseChangesBody, changesOf } from './case-changes.ts'
import { type ChangeDeps, changeCase } from './change-case.ts'
import { listReviewers } from './store.ts'

const REVIEWERS_MAX = 500

const ReviewerList = z.object({
  items: z.array(
    z.object({
      id: z.guid(),
      name: z.string(),
      group_id: z.guid().nullable(),
      open_cases: z.int().describe('That wait and are theirs; at most 1,000'),
    }),
  ),
})

export const changeRoutes =
  (deps: ChangeDeps & PresentCaseDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.patch(
      '/cases/:id',
      {
        config: { permission: 'cases:write', errors: ['CONFLICT'] },
        schema: {
          tags: ['Cases'],
          operationId: 'updateCase',
          summary: 'Assign, snooze, tag or escalate a case',
          description:
            'What is absent stays. The verification keeps its version: a decision under way is not disturbed.',
          params: z.strictObject({ id: idParameter('Case') }),
          body: CaseChangesBody,
          response: { 200: CaseBody },
        },
      },
      async (request) => {
        const { id } = request.params
        await changeCase(deps, actorOf(request, callerOf(request)), { id, changes: changesOf(request.body) })
        return showCase(deps, request, id)
      },
    )
    app.get(
      '/cases/reviewers',
      {
        config: { permission: 'cases:read' },
        schema: {
          tags: ['Cases'],
          operationId: 'listReviewers',
          summary: 'List who may be given cases',
          description: 'Users with the duty for a level, those with least to do first.',
          querystring: z.strictObject({ level: z.enum(LEVELS).default('REVIEWER') }),
          response: { 200: ReviewerList.describe(`At most ${REVIEWERS_MAX}`) },
        },
      },
      async (request) => {
        const { level } = request.query
        const found = await listReviewers(deps.db, callerOf(request).scope, { level, countMax: REVIEWERS_MAX })
        return {
          items: found.map(({ id, name, groupId, openCases }) => ({
            id,
            name,
            group_id: groupId,
            open_cases: openCases,
          })),
        }
      },
    )
  }
