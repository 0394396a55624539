import { createHmac } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Bank } from '../../../banks/bank.ts'
import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { text } from '../../../platform/http/validation.ts'
import type { Caller } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { type Claim, recordEffects } from '../../idempotency/claim.ts'
import { firstError, REPLAYED } from '../../idempotency/repetition.ts'
import { RECEIPT_PREFIX } from '../error-shape.ts'
import { findBank } from '../identify.ts'
import { numberOf } from '../number-of.ts'
import { invalidField, unsupportedBank } from '../receipt-errors.ts'
import { type AccountSecret, openAccount, sealAccount } from '../sealed.ts'
import {
  deleteAccount,
  findAccount,
  findAccountById,
  insertAccount,
  listAccounts,
  type StoredAccount,
  updateAccount,
} from './store.ts'

export interface AccountRouteDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly banks: readonly Bank[]
  readonly referenceKey: Uint8Array
}

const AccountBody = z
  .object({
    id: z.int(),
    bank: z.string(),
    bank_name: z.string(),
    account_number: z.string(),
    account_last_four: z.string(),
    label: z.string().nullable(),
    is_primary: z.boolean(),
  })
  .meta({ id: 'ReceiptAccount', description: 'An own account' })
const OneAccount = z.object({ account: AccountBody }).describe('The account')

const NewAccount = z.object({
  bank: text(40),
  account_number: text(40)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{4,34}$/, { error: 'The account number field must be 4 to 34 digits.' })),
  label: text(100).trim().nullish(),
  is_primary: z.boolean().default(false).describe('Used for this bank where a verification names no account'),
})
/** What is absent stays. */
const AccountChanges = z.object({ label: text(100).trim().nullish(), is_primary: z.boolean().optional() })
/** No account has another kind of number. */
const params = z.strictObject({ id: z.string().max(100) })
const tags = ['Receipts']

export const accountRoutes =
  (deps: AccountRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const path = `${RECEIPT_PREFIX}/accounts`
    const config = { permission: 'receipt-accounts:write' } as const
    app.post(
      path,
      {
        config: { ...config, idempotency: 'handler', errors: ['UNSUPPORTED_BANK'] },
        schema: {
          tags,
          operationId: 'createReceiptAccount',
          summary: 'Save a receiving account',
          description:
            'An own account, so that a check can tell whether the money came to you. The primary one of a bank is used where none is named.',
          body: NewAccount,
          response: { 201: OneAccount },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const first = await request.claimKey(request.body)
        if (first !== null) reply.headers(REPLAYED)
        if (first?.error) throw firstError(first)
        const id = first?.resourceId ?? (await save(deps, caller, { body: request.body, claim: request.claim }))
        return reply.code(201).send(await oneById(deps, caller, id))
      },
    )
    app.get(
      path,
      {
        config: { permission: 'receipts', errors: ['UNSUPPORTED_BANK'] },
        schema: {
          tags,
          operationId: 'listReceiptAccounts',
          summary: 'List the saved accounts',
          description: 'All of them, or those at one bank.',
          querystring: z.strictObject({ bank: text(40).optional() }),
          response: { 200: z.object({ accounts: z.array(AccountBody) }).describe('The accounts') },
        },
      },
      async (request) => list(deps, callerOf(request), request.query.bank ?? null),
    )
    await app.register(oneAccountRoutes(deps))
  }

const oneAccountRoutes =
  (deps: AccountRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const path = `${RECEIPT_PREFIX}/accounts/:id`
    const response = { 200: OneAccount }
    app.get(
      path,
      {
        config: { permission: 'receipts' },
        schema: {
          tags,
          operationId: 'getReceiptAccount',
          summary: 'Get a saved account',
          description: 'One of your own accounts, by its number in the list.',
          params,
          response,
        },
      },
      async (request) => one(deps, callerOf(request), request.params.id),
    )
    app.patch(
      path,
      {
        config: { permission: 'receipt-accounts:write' },
        schema: {
          tags,
          operationId: 'updateReceiptAccount',
          summary: 'Rename a saved account, or make it the primary one',
          description: 'What is absent stays as it is. Another primary account of the bank is one no more.',
          params,
          body: AccountChanges,
          response,
        },
      },
      async (request) => change(deps, callerOf(request), { id: request.params.id, body: request.body }),
    )
    app.delete(
      path,
      {
        config: { permission: 'receipt-accounts:write' },
        schema: {
          tags,
          operationId: 'deleteReceiptAccount',
          summary: 'Forget a saved account',
          description: 'Its number is erased; checks that were made with it stay.',
          params,
          response: { 204: z.null().describe('Forgotten') },
        },
      },
      async (request, reply) => {
        if (!(await deleteAccount(deps.db, callerOf(request).scope, numberOf(request.params.id)))) throw unknown()
        return reply.code(204).send(null)
      },
    )
  }

interface Saving {
  readonly body: z.output<typeof NewAccount>
  readonly claim: Claim | null
}

/** The id of the new row. */
async function save(deps: AccountRouteDeps, caller: Caller, { body, claim }: Saving): Promise<string> {
  const bank = findBank(deps.banks, body.bank)
  if (bank === undefined) throw unsupportedBank(body.bank)
  const { groupId, scope } = caller
  const id = newId()
  const secret = { accountNumber: body.account_number, label: body.label ?? null }
  await inTransaction(deps.db, async (tx) => {
    const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
    const isNew = await insertAccount(tx, scope, {
      id,
      groupId,
      bank: bank.code,
      accountHash: createHmac('sha256', deps.referenceKey)
        .update(`account ${bank.code} ${secret.accountNumber}`)
        .digest(),
      accountSealed: sealAccount(sealer, id, secret),
      isPrimary: body.is_primary,
    })
    if (!isNew) throw invalidField('account_number', 'The account number has already been saved.')
    await recordEffects(tx, [{ claim, status: 201, resourceId: id }])
  })
  return id
}

async function list(deps: AccountRouteDeps, caller: Caller, code: string | null) {
  const bank = code === null ? null : findBank(deps.banks, code)
  if (bank === undefined) throw unsupportedBank(code ?? '')
  const stored = await listAccounts(deps.db, caller.scope, bank?.code ?? null)
  const sealer = await deps.keyring.forOrganization(deps.db, caller.scope.organizationId)
  return { accounts: stored.map((each) => present(deps, each, openAccount(sealer, each.id, each.accountSealed))) }
}

async function one(deps: AccountRouteDeps, caller: Caller, id: string) {
  return shown(deps, caller, await findAccount(deps.db, caller.scope, numberOf(id)))
}

async function oneById(deps: AccountRouteDeps, caller: Caller, id: string) {
  return shown(deps, caller, await findAccountById(deps.db, caller.scope, id))
}

async function shown(deps: AccountRouteDeps, caller: Caller, stored: StoredAccount | undefined) {
  if (stored === undefined) throw unknown()
  const sealer = await deps.keyring.forOrganization(deps.db, caller.scope.organizationId)
  return { account: present(deps, stored, openAccount(sealer, stored.id, stored.accountSealed)) }
}

interface Change {
  readonly id: string
  readonly body: z.output<typeof AccountChanges>
}

async function change(deps: AccountRouteDeps, caller: Caller, { id, body }: Change) {
  const number = numberOf(id)
  await inTransaction(deps.db, async (tx) => {
    const stored = await findAccount(tx, caller.scope, number)
    if (stored === undefined) throw unknown()
    const sealer = await deps.keyring.forOrganization(tx, caller.scope.organizationId)
    const secret = openAccount(sealer, stored.id, stored.accountSealed)
    const changed = { ...secret, label: body.label === undefined ? secret.label : body.label }
    const accountSealed = sealAccount(sealer, stored.id, changed)
    await updateAccount(tx, caller.scope, { number, accountSealed, isPrimary: body.is_primary ?? null })
  })
  return one(deps, caller, id)
}

function present({ banks }: AccountRouteDeps, { number, bank, isPrimary }: StoredAccount, secret: AccountSecret) {
  const { accountNumber, label } = secret
  return {
    id: number,
    bank,
    bank_name: findBank(banks, bank)?.name ?? bank,
    account_number: accountNumber,
    account_last_four: accountNumber.slice(-4),
    label,
    is_primary: isPrimary,
  }
}

function unknown() {
  return notFound('Account')
}
