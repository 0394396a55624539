import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../platform/http/http-error.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { REVEAL, type Reader } from '../audit/reader.ts'
import type { AnswerDeps } from './answer-check.ts'
import { RECEIPT_PREFIX } from './error-shape.ts'
import { findBank } from './identify.ts'
import { receiptReaderOf, showHistory } from './mask-receipt.ts'
import { numberOf } from './number-of.ts'
import { HistoryBody, presentHistory } from './present.ts'
import { invalidField } from './receipt-errors.ts'
import { type RedactDeps, redactCheck } from './redact-check.ts'
import { openDetails } from './sealed.ts'
import { findCheckByNumber, listChecks, type StoredCheck } from './store.ts'

const LIMIT_MAX = 500
const PERIODS = ['7d', '15d', '30d', '3m', '6m', '12m'] as const

const HistoryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(100),
  period: z.enum(PERIODS).optional(),
  success: z.enum(['true', 'false', '1', '0']).optional(),
  cursor: z.string().max(100).optional().describe('next_cursor of the page before'),
  ...REVEAL,
})
const params = z.strictObject({ id: z.string().max(100) })
const tags = ['Receipts']

export const historyRoutes =
  (deps: AnswerDeps & RedactDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const path = `${RECEIPT_PREFIX}/verifications`
    app.get(
      path,
      {
        config: { permission: 'receipts', reading: 'receipt' },
        schema: {
          tags,
          operationId: 'listReceiptVerifications',
          summary: 'List verified payments, newest first',
          description: 'A page ends with a `next_cursor` while there are more.',
          querystring: HistoryQuery,
          response: {
            200: z
              .object({ verifications: z.array(HistoryBody), next_cursor: z.string().nullable() })
              .describe('One page of checks'),
          },
        },
      },
      async (request) => list(deps, receiptReaderOf(request), request.query),
    )
    app.get(
      `${path}/:id`,
      {
        config: { permission: 'receipts', reading: 'receipt' },
        schema: {
          tags,
          operationId: 'getReceiptVerification',
          summary: 'Get one verified payment',
          description: 'As the bank told it when it was asked. The bank is not asked again.',
          params,
          querystring: z.object(REVEAL),
          response: { 200: z.object({ verification: HistoryBody }).describe('The check') },
        },
      },
      async (request) => one(deps, receiptReaderOf(request), request.params.id),
    )
    app.delete(
      `${path}/:id`,
      {
        config: { permission: 'receipts:redact' },
        schema: {
          tags,
          operationId: 'redactReceiptVerification',
          summary: 'Redact one verified payment',
          description: `What is personal is gone for good; a later verification of the payment is still a duplicate. What runs in the
background ends with it, CANCELLED, and is not told.`,
          params,
          response: { 204: z.null().describe('Redacted') },
        },
      },
      async (request, reply) => {
        await redactCheck(deps, actorOf(request, callerOf(request)), numberOf(request.params.id))
        return reply.code(204).send(null)
      },
    )
  }

async function list(deps: AnswerDeps, reader: Reader, query: z.output<typeof HistoryQuery>) {
  const checks = await listChecks(deps.db, reader.scope, {
    limit: query.limit,
    since: query.period === undefined ? null : beginningOf(query.period),
    isSuccess: query.success === undefined ? null : query.success === 'true' || query.success === '1',
    before: query.cursor === undefined ? null : cursorOf(query.cursor),
  })
  const last = checks.length === query.limit ? checks.at(-1) : undefined
  return {
    verifications: await Promise.all(checks.map((check) => present(deps, reader, check))),
    next_cursor: last === undefined ? null : String(last.number),
  }
}

async function one(deps: AnswerDeps, reader: Reader, id: string) {
  const check = await findCheckByNumber(deps.db, reader.scope, numberOf(id))
  if (check === undefined || (check.outcome === null && !check.isPending)) throw unknown()
  return { verification: await present(deps, reader, check) }
}

async function present({ db, keyring, banks }: AnswerDeps, reader: Reader, check: StoredCheck) {
  const sealer = await keyring.forOrganization(db, check.organizationId)
  const details = openDetails(sealer, check.id, check.detailsSealed)
  return showHistory(reader, presentHistory(check, details, findBank(banks, check.bank)?.name ?? check.bank))
}

function cursorOf(text: string): number {
  const number = numberOf(text)
  if (number === 0) throw invalidField('cursor', 'The cursor is not one that a page before answered.')
  return number
}

function beginningOf(period: (typeof PERIODS)[number]): Date {
  const count = Number.parseInt(period, 10)
  const date = new Date()
  if (period.endsWith('d')) date.setUTCDate(date.getUTCDate() - count)
  else date.setUTCMonth(date.getUTCMonth() - count)
  return date
}

function unknown() {
  return notFound('Verification')
}
