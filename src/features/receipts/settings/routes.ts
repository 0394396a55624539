import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { actOf, actorOf, type RecordAct } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { RECEIPT_PREFIX } from '../error-shape.ts'
import { type ReceiptSettings, readSettings, saveSettings } from './store.ts'

export interface SettingsDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

const EVIDENCE_DAYS = 90

const SettingsBody = z
  .object({
    duplicate_elsewhere: z
      .boolean()
      .describe('Tell a branch when another branch has confirmed the same payment, and never which'),
    evidence: z.boolean().describe('Keep the bank’s answers, encrypted, for disputes'),
    evidence_days: z
      .int()
      .min(1)
      .max(3_650)
      .nullable()
      .describe('Days for which they are kept; null while they are not'),
  })
  .meta({ id: 'ReceiptSettings', description: 'What is switched on' })
const NewSettings = SettingsBody.extend({
  evidence_days: z.int().min(1).max(3_650).default(EVIDENCE_DAYS).describe('Default: 90'),
})
const tags = ['Receipts']

/** What an owner switches on for the receipts of his organization, in the mode of his session. */
export const settingsRoutes =
  (deps: SettingsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const path = `${RECEIPT_PREFIX}/settings`
    app.get(
      path,
      {
        config: { permission: 'receipt-settings:read' },
        schema: {
          tags,
          operationId: 'getReceiptSettings',
          summary: 'Tell what is switched on',
          description: 'Whether a payment seen in another branch is told of, and whether answers of banks are kept.',
          response: { 200: SettingsBody },
        },
      },
      async (request) => present(await readSettings(deps.db, callerOf(request).scope)),
    )
    app.put(
      path,
      {
        config: { permission: 'receipt-settings:write' },
        schema: {
          tags,
          operationId: 'updateReceiptSettings',
          summary: 'Switch duplicates elsewhere and evidence on or off',
          description:
            'Evidence that is kept already goes when its days are over, or at redaction. The audit log keeps the change.',
          body: NewSettings,
          response: { 200: SettingsBody },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const { duplicate_elsewhere: duplicateElsewhere, evidence, evidence_days: days } = request.body
        const settings = { duplicateElsewhere, evidenceDays: evidence ? days : null }
        await inTransaction(deps.db, async (tx) => {
          await saveSettings(tx, caller.scope, settings)
          const target = { kind: 'organization', id: caller.scope.organizationId }
          const details = { duplicate_elsewhere: duplicateElsewhere, evidence_days: settings.evidenceDays }
          await deps.recordAct(
            tx,
            actOf(actorOf(request, caller), { action: 'receipt.settings_changed', target, details }),
          )
        })
        return present(settings)
      },
    )
  }

function present({ duplicateElsewhere, evidenceDays }: ReceiptSettings): z.infer<typeof SettingsBody> {
  return { duplicate_elsewhere: duplicateElsewhere, evidence: evidenceDays !== null, evidence_days: evidenceDays }
}
