import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { id, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import type { Scope } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { readRules } from '../../verifications/decisions/read-rules.ts'
import { DECISION_OUTCOMES, type DecisionReason } from '../../verifications/decisions/review-check.ts'
import { ReasonCode } from '../../verifications/decisions/routes.ts'
import { changeSettings, type SettingsChange, type SettingsDeps } from './change-settings.ts'
import { listTerms } from './store.ts'

const REASONS_MAX = 50

const Reason = z
  .object({
    code: z.string(),
    outcome: z.enum(DECISION_OUTCOMES),
    meaning: z.string(),
    needs_note: z.boolean().describe('A decision for it has to have a note'),
    is_false_alarm: z.boolean().describe('Counts as one in the figures'),
  })
  .meta({ id: 'DecisionReason', description: 'Why a reviewer decides' })
const NewReason = z.strictObject({
  code: ReasonCode,
  outcome: z.enum(DECISION_OUTCOMES),
  meaning: text(300).trim().min(1),
  needs_note: z.boolean(),
  is_false_alarm: z.boolean(),
})

const ReviewHours = z.int().min(1).max(8_760).nullable().describe('After which a case is overdue; null: never')
const AutoAssign = z.boolean().describe('Cases are given to whoever has least to do as they come')

const SettingsBody = z
  .object({
    four_eyes: z.boolean().describe('A decision takes effect once a second person has decided the same'),
    has_own_reasons: z.boolean().describe('false: the built-in ones'),
    reasons: z.array(Reason),
    groups: z.array(z.object({ id: z.guid(), name: z.string(), review_hours: ReviewHours, auto_assign: AutoAssign })),
  })
  .meta({ id: 'DeskSettings', description: 'What is asked of reviewers' })

const ChangesBody = z
  .strictObject({
    four_eyes: z.boolean().optional(),
    reasons: z
      .array(NewReason)
      .max(REASONS_MAX)
      .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, {
        error: 'Has a code twice',
      })
      .optional()
      .describe('In place of those that there are; empty: the built-in ones'),
    groups: z
      .array(z.strictObject({ id: id(), review_hours: ReviewHours.optional(), auto_assign: AutoAssign.optional() }))
      .max(100)
      .optional(),
  })
  .meta({ example: { four_eyes: true } })
const tags = ['Cases']

/** What an owner asks of those who work at the desk, in the mode of his session. */
export const deskSettingsRoutes =
  (deps: SettingsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/desk/settings',
      {
        config: { permission: 'cases:read' },
        schema: {
          tags,
          operationId: 'getDeskSettings',
          summary: 'Tell what is asked of reviewers',
          description: 'The reasons that decisions may have, whether two persons decide, and the terms of each group.',
          response: { 200: SettingsBody },
        },
      },
      async (request) => show(deps.db, callerOf(request).scope),
    )
    app.patch(
      '/desk/settings',
      {
        config: { permission: 'desk-settings:write' },
        schema: {
          tags,
          operationId: 'updateDeskSettings',
          summary: 'Say what is asked of reviewers',
          description: 'By an owner, for decisions and cases from now on; what is absent stays.',
          body: ChangesBody,
          response: { 200: SettingsBody },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        await changeSettings(deps, actorOf(request, caller), changeOf(request.body))
        return show(deps.db, caller.scope)
      },
    )
  }

function changeOf({ four_eyes, reasons, groups }: z.infer<typeof ChangesBody>): SettingsChange {
  return {
    ...(four_eyes === undefined ? {} : { isFourEyes: four_eyes }),
    ...(reasons === undefined ? {} : { reasons: reasons.map(reasonOf) }),
    ...(groups === undefined
      ? {}
      : {
          groups: groups.map(({ id: groupId, review_hours, auto_assign }) => ({
            groupId,
            ...(review_hours === undefined ? {} : { reviewHours: review_hours }),
            ...(auto_assign === undefined ? {} : { isAutoAssigned: auto_assign }),
          })),
        }),
  }
}

function reasonOf({ code, outcome, meaning, needs_note, is_false_alarm }: z.infer<typeof NewReason>): DecisionReason {
  return { code, outcome, meaning, needsNote: needs_note, isFalseAlarm: is_false_alarm }
}

async function show(db: Db, scope: Scope): Promise<z.infer<typeof SettingsBody>> {
  const { isFourEyes, hasOwnReasons, reasons } = await readRules(db, scope)
  const terms = await listTerms(db, scope)
  return {
    four_eyes: isFourEyes,
    has_own_reasons: hasOwnReasons,
    reasons: reasons.map(({ code, outcome, meaning, needsNote, isFalseAlarm }) => ({
      ...{ code, outcome, meaning },
      needs_note: needsNote,
      is_false_alarm: isFalseAlarm,
    })),
    groups: terms.map(({ groupId, name, reviewHours, isAutoAssigned }) => ({
      id: groupId,
      name,
      review_hours: reviewHours,
      auto_assign: isAutoAssigned,
    })),
  }
}
