import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { type Actor, actOf, actorOf, type RecordAct } from '../access/act.ts'
import { visibleGroup } from '../access/groups/visible-group.ts'
import { callerOf } from '../access/guard-routes.ts'
import { recordEffects } from '../idempotency/claim.ts'
import { readEntryCursor, writeEntryCursor } from './entry-cursor.ts'
import { ENTRY_KINDS, type Entry, listAccounts, listEntries, topUp } from './store.ts'

export interface CreditRouteDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

const AMOUNT_MAX = 1_000_000_000

const Balances = z.object({
  organization_balance: z.int().describe('What groups draw on whose own balance is too low'),
  total: z.int(),
  items: z.array(z.object({ group_id: z.guid(), balance: z.int() })).describe('Groups that have credits of their own'),
})

const EntryBody = z
  .object({
    id: z.string(),
    group_id: z.guid().nullable().describe('Whose account it is; null: the organization’s'),
    kind: z.enum(ENTRY_KINDS),
    amount: z.int().describe('Change of the balance. A settle moves nothing: the reserve already took the credits'),
    verification_id: z.guid().nullable(),
    run_id: z.guid().nullable().describe('One paid pass: it has one reserve, and one settle or release'),
    note: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'CreditEntry', description: 'An entry of the ledger' })

const EntryQuery = z.strictObject({
  cursor: z.string().max(100).optional().describe('next_cursor of the page before'),
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})
const EntryPage = z.object({
  items: z.array(EntryBody),
  next_cursor: z.string().nullable().describe('For the next page; null on the last one'),
})

const TopUp = z.strictObject({
  amount: z.int().min(1).max(AMOUNT_MAX),
  note: text(200).trim().min(1).describe('Kept with the entry'),
})
const NewBalance = z.object({ group_id: z.guid(), balance: z.int() })
const tags = ['Credits']

export const creditRoutes =
  (deps: CreditRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/credits',
      {
        config: { permission: 'credits:read' },
        schema: {
          tags,
          operationId: 'getCredits',
          summary: 'Get the balances',
          description: 'Of the organization, and of each group that has an account of its own.',
          response: { 200: Balances.describe('The balances') },
        },
      },
      async (request) => {
        const accounts = await listAccounts(deps.db, callerOf(request).scope)
        const items = accounts.flatMap(({ groupId, balance }) => (groupId ? [{ group_id: groupId, balance }] : []))
        const ofOrganization = accounts.find(({ groupId }) => groupId === null)
        return { organization_balance: ofOrganization?.balance ?? 0, total: items.length, items }
      },
    )
    app.get(
      '/credits/entries',
      {
        config: { permission: 'credits:read' },
        schema: {
          tags,
          operationId: 'listCreditEntries',
          summary: 'List the entries of the ledger',
          description: 'Newest first. The sum of an account’s entries is its balance; none is ever changed.',
          querystring: EntryQuery,
          response: { 200: EntryPage.describe('One page of the ledger') },
        },
      },
      async (request) => {
        const { cursor, page_size: size } = request.query
        const before = cursor === undefined ? null : readEntryCursor(cursor)
        // One more than asked for says whether there is a next page.
        const found = await listEntries(deps.db, callerOf(request).scope, { before, size: size + 1 })
        const page = found.slice(0, size)
        const last = page.at(-1)
        const hasMore = found.length > page.length && last !== undefined
        return { items: page.map(presentEntry), next_cursor: hasMore ? writeEntryCursor(last.id) : null }
      },
    )
    await app.register(additionRoutes(deps))
  }

const additionRoutes =
  (deps: CreditRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/groups/:id/credits',
      {
        config: {
          permission: 'credits:write',
          idempotency: { idIn: 'path', show: (request, _reply, id) => showBalance(deps, request, id) },
        },
        schema: {
          tags,
          operationId: 'addCredits',
          summary: 'Add credits to a group',
          description: 'An entry of the ledger that nobody can change or delete. By a SUPER_ADMIN.',
          params: z.strictObject({ id: idParameter('Group') }),
          body: TopUp,
          response: { 201: NewBalance.describe('What the group has now') },
        },
      },
      async (request, reply) => {
        const answer = await addCredits(deps, actorOf(request, callerOf(request)), {
          groupId: request.params.id,
          ...request.body,
        })
        return reply.code(201).send(answer)
      },
    )
  }

/** What an addition is answered with, as it is now. */
async function showBalance({ db }: CreditRouteDeps, request: FastifyRequest, groupId: string) {
  const accounts = await listAccounts(db, callerOf(request).scope)
  const balance = accounts.find((each) => each.groupId === groupId)?.balance ?? 0
  return { group_id: groupId, balance }
}

interface Addition {
  readonly groupId: string
  readonly amount: number
  readonly note: string
}

function addCredits(deps: CreditRouteDeps, actor: Actor, addition: Addition): Promise<z.infer<typeof NewBalance>> {
  const { scope } = actor.caller
  const { groupId, amount, note } = addition
  return inTransaction(deps.db, async (tx) => {
    await visibleGroup(tx, scope, groupId)
    const balance = await topUp(tx, { organizationId: scope.organizationId, groupId, amount, note })
    const target = { kind: 'group', id: groupId }
    await deps.recordAct(tx, actOf(actor, { action: 'credits.added', target, details: { amount } }))
    await recordEffects(tx, [{ claim: actor.claim, status: 201, resourceId: groupId }])
    return { group_id: groupId, balance }
  })
}

function presentEntry(entry: Entry): z.infer<typeof EntryBody> {
  const { id, groupId, kind, amount, verificationId, runId, note, createdAt } = entry
  return {
    id,
    group_id: groupId,
    kind,
    amount,
    verification_id: verificationId,
    run_id: runId,
    note,
    created_at: createdAt.toISOString(),
  }
}
