import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { actOf, actorOf, type RecordAct } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { readSettings, saveSettings } from './store.ts'

export interface SettingsDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

const SettingsBody = z
  .object({
    second_decision: z
      .boolean()
      .describe('A decision on a match counts once another user has decided the same. One that counts already stays'),
  })
  .meta({ id: 'ScreeningSettings', description: 'What is asked for where matches are decided' })
const path = '/screenings/settings'
const tags = ['Screening']

/** What an owner asks of those who decide on matches, in the mode of his session. */
export const screeningSettingsRoutes =
  (deps: SettingsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      path,
      {
        config: { permission: 'screening-settings:read' },
        schema: {
          tags,
          operationId: 'getScreeningSettings',
          summary: 'Tell whether decisions need a second user',
          description: 'Of the organization, in the mode of the session.',
          response: { 200: SettingsBody },
        },
      },
      async (request) => ({ second_decision: (await readSettings(deps.db, callerOf(request).scope)).isSecondAsked }),
    )
    app.put(
      path,
      {
        config: { permission: 'screening-settings:write' },
        schema: {
          tags,
          operationId: 'updateScreeningSettings',
          summary: 'Ask for a second user’s decision, or no longer',
          description: 'For decisions from now on. The audit log keeps the change.',
          body: SettingsBody.strict(),
          response: { 200: SettingsBody },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const { second_decision: isSecondAsked } = request.body
        await inTransaction(deps.db, async (tx) => {
          await saveSettings(tx, caller.scope, { isSecondAsked })
          const target = { kind: 'organization', id: caller.scope.organizationId }
          const details = { second_decision: isSecondAsked }
          const act = { action: 'screening.settings_changed', target, details }
          await deps.recordAct(tx, actOf(actorOf(request, caller), act))
        })
        return { second_decision: isSecondAsked }
      },
    )
  }
