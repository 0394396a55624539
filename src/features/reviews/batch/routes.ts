import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { DECISION_OUTCOMES } from '../../verifications/decisions/review-check.ts'
import { ReasonCode } from '../../verifications/decisions/routes.ts'
import { CaseChangesBody, changesOf } from '../changes/case-changes.ts'
import { BATCH_MAX, type BatchDeps, changeCases } from './change-cases.ts'

const { assignee, snoozed_until, add_tags, remove_tags } = CaseChangesBody.shape

const BatchBody = z
  .strictObject({
    items: z
      .array(z.strictObject({ id: id(), version: z.int().min(1).max(1_000_000_000).optional() }))
      .min(1)
      .max(BATCH_MAX)
      .describe('`version` as the case said it: needed to decide'),
    ...{ assignee, snoozed_until, add_tags, remove_tags },
    decision: z
      .strictObject({
        outcome: z.enum(DECISION_OUTCOMES),
        reason_code: ReasonCode,
        note: text(2_000).min(1).nullish(),
      })
      .optional()
      .describe('Approves nothing over undecided matches'),
  })
  .refine(({ items, decision }) => decision === undefined || items.every(({ version }) => version !== undefined), {
    error: 'Is needed for each item to decide',
    path: ['items', 'version'],
  })
  .meta({ example: { items: [{ id: '019aba2e-526d-72e9-82ae-508f089ef92a' }], add_tags: ['blurred-picture'] } })

const Results = z.object({
  items: z.array(
    z.object({
      id: z.guid(),
      status: z.int().describe('As the call for it alone would answer'),
      error_code: z.string().nullable().describe('null: done'),
    }),
  ),
})

export const batchRoutes =
  (deps: BatchDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases/batch',
      {
        config: { permission: 'cases:write', idempotency: 'answer' },
        schema: {
          tags: ['Cases'],
          operationId: 'updateCases',
          summary: 'Do the same with many cases',
          description: `With ${BATCH_MAX} at most, each for itself: assign, snooze, tag, decide.`,
          body: BatchBody,
          response: { 200: Results.describe('In the order sent') },
        },
      },
      async (request) => {
        const { items, decision, ...changes } = request.body
        const results = await changeCases(deps, actorOf(request, callerOf(request)), {
          items: items.map(({ id: caseId, version = null }) => ({ id: caseId, version })),
          changes: changesOf(changes),
          decision:
            decision === undefined
              ? null
              : { outcome: decision.outcome, reasonCode: decision.reason_code, note: decision.note ?? null },
        })
        return {
          items: results.map(({ id: caseId, status, errorCode }) => ({ id: caseId, status, error_code: errorCode })),
        }
      },
    )
  }
