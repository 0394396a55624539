import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Bank } from '../../banks/bank.ts'
import { toAddisMoment } from '../../lib/receipts/addis-time.ts'
import type { Db } from '../../platform/database/database.ts'
import { callerOf } from '../access/guard-routes.ts'
import { BankHealth, tellHealth } from './ask/bank-health.ts'
import type { BankServers } from './ask/bank-servers.ts'
import { RECEIPT_PREFIX } from './error-shape.ts'
import { listBranches, readPlan } from './store.ts'

export interface MetaDeps {
  readonly db: Db
  readonly banks: readonly Bank[]
  readonly servers: BankServers
}

const BankBody = z
  .object({
    code: z.string(),
    aliases: z.array(z.string()),
    name: z.string(),
    required: z.array(z.enum(['transaction_number', 'receipt_url', 'account_number'])),
    account: z.enum(['none', 'own', 'payer_phone']).describe('What account_number has to be'),
    account_digits: z.int().nullable(),
    supports_url: z.boolean(),
    proven: z.boolean().describe('false: no answer to a real payment was ever seen in public'),
    ...BankHealth.shape,
  })
  .meta({ id: 'Bank', description: 'A bank that can be asked' })

const UsageBody = z
  .object({
    used: z.int(),
    limit: z.int().nullable().describe('null: unlimited'),
    remaining: z.int().nullable(),
    plan: z.enum(['unlimited', 'monthly']),
    period_start: z.iso.datetime({ offset: true }),
    period_end: z.iso.datetime({ offset: true }),
  })
  .describe('The month so far')
const BranchBody = z.object({
  id: z.int().describe('Goes into X-Branch-Id'),
  name: z.string(),
  group_id: z.guid(),
  is_default: z.boolean(),
})
const tags = ['Receipts']
const config = { permission: 'receipts' } as const

export const metaRoutes =
  (deps: MetaDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      `${RECEIPT_PREFIX}/banks`,
      {
        config,
        schema: {
          tags,
          operationId: 'listBanks',
          summary: 'List the banks that can be asked',
          description: 'Their codes, what each needs to be asked, and how each was when it was last asked.',
          response: { 200: z.object({ banks: z.array(BankBody) }).describe('The banks') },
        },
      },
      async () => ({ banks: deps.banks.map((bank) => presentBank(deps, bank)) }),
    )
    app.get(
      `${RECEIPT_PREFIX}/usage`,
      {
        config,
        schema: {
          tags,
          operationId: 'getReceiptUsage',
          summary: 'Checks of this month',
          description: 'How many of the plan are used. Outages, duplicates and replays do not count.',
          response: { 200: UsageBody },
        },
      },
      async (request) => usage(deps, request),
    )
    app.get(
      `${RECEIPT_PREFIX}/branches`,
      {
        config,
        schema: {
          tags,
          operationId: 'listBranches',
          summary: 'List the branches',
          description: 'The groups of the organization, by the numbers that `X-Branch-Id` carries.',
          response: { 200: z.object({ branches: z.array(BranchBody) }).describe('The branches') },
        },
      },
      async (request) => {
        const branches = await listBranches(deps.db, callerOf(request).scope)
        return {
          branches: branches.map(({ number, id, name, isDefault }) => ({
            id: number,
            group_id: id,
            name,
            is_default: isDefault,
          })),
        }
      },
    )
  }

function presentBank({ servers }: MetaDeps, bank: Bank): z.infer<typeof BankBody> {
  const { account, accountDigits, by, takesLinks } = bank.requires
  return {
    code: bank.code,
    aliases: [...bank.aliases],
    name: bank.name,
    required: [
      by === 'link' ? 'receipt_url' : 'transaction_number',
      ...(account === 'none' ? [] : ['account_number' as const]),
    ],
    account,
    account_digits: accountDigits,
    supports_url: takesLinks,
    proven: bank.isProven,
    ...tellHealth(servers, bank),
  }
}

async function usage({ db }: MetaDeps, request: Parameters<typeof callerOf>[0]): Promise<z.infer<typeof UsageBody>> {
  const { used, limit, periodStart, periodEnd } = await readPlan(db, callerOf(request).scope)
  return {
    used,
    limit,
    remaining: limit === null ? null : Math.max(0, limit - used),
    plan: limit === null ? 'unlimited' : 'monthly',
    period_start: toAddisMoment(periodStart),
    period_end: toAddisMoment(periodEnd),
  }
}
