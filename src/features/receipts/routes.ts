import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { limitConcurrency } from '../../lib/limit-concurrency.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { HttpError, notFound } from '../../platform/http/http-error.ts'
import type { Caller } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import { REVEAL } from '../audit/reader.ts'
import { type Claim, giveBack } from '../idempotency/claim.ts'
import type { ClaimedPart } from '../idempotency/keep-answers.ts'
import type { Outcome } from '../idempotency/outcome.ts'
import { firstError, REPLAYED } from '../idempotency/repetition.ts'
import { readWebhook, type WebhookUrlDeps } from '../webhooks/webhook-url.ts'
import { type AccountRouteDeps, accountRoutes } from './accounts/routes.ts'
import { type AnswerDeps, answerCheck } from './answer-check.ts'
import { type DeferDeps, deferCheck } from './background/defer-check.ts'
import { type Asked, askedIn, BATCH_MAX, BatchForm } from './batch-form.ts'
import { RECEIPT_PREFIX, ReceiptErrorBody, receiptErrorShape } from './error-shape.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { historyRoutes } from './history-routes.ts'
import { receiptReaderOf, showChecked } from './mask-receipt.ts'
import { type MetaDeps, metaRoutes } from './meta-routes.ts'
import { parseRoutes } from './parse-routes.ts'
import { AcceptedBody, presentAccepted, VerifiedBody } from './present.ts'
import { parseVerifyFields, TEXT_LENGTH_MAX, VerifyForm } from './receipt-form.ts'
import { RECEIPT_BYTES_MAX, receiveForm } from './receive-form.ts'
import type { RedactDeps } from './redact-check.ts'
import { settingsRoutes } from './settings/routes.ts'
import { findCheck } from './store.ts'
import { type SubmitDeps, type Submitted, submitReceipt } from './submit-receipt.ts'
import { type VerifyDeps, verifyReceipt } from './verify-receipt.ts'

interface VerifyRouteDeps extends SubmitDeps, VerifyDeps, DeferDeps, AnswerDeps, WebhookUrlDeps {
  readonly keyring: Keyring
}

export interface ReceiptRouteDeps extends VerifyRouteDeps, RedactDeps, AccountRouteDeps, MetaDeps {}

const BATCH_CONCURRENCY = 16
/** A bank may be slow; the time its lookups have together stays below this. */
const VERIFY_TIMEOUT_MS = 120_000
const FILE_FORM = VerifyForm.extend({
  receipt_file: z.file().optional().describe('PDF, JPG, PNG or WEBP, at most 10 MB'),
})

const VERIFY_ERRORS = [
  'UNSUPPORTED_BANK',
  'QUOTA_EXCEEDED',
  'NOT_SETTLED',
  'LINK_NEEDED',
  'BANK_UNREADABLE',
  'BANK_UNREACHABLE',
]
const REVEALING = z.object(REVEAL)
const tags = ['Receipts']

export const receiptRoutes =
  (deps: ReceiptRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart, {
      limits: { fileSize: RECEIPT_BYTES_MAX, files: 2, fields: 30, fieldSize: TEXT_LENGTH_MAX * 4, headerPairs: 100 },
      throwFileSizeLimit: false,
    })
    app.post(
      `${RECEIPT_PREFIX}/verify`,
      {
        config: { permission: 'receipts:verify', reading: 'receipt', idempotency: 'handler', errors: VERIFY_ERRORS },
        handlerTimeout: VERIFY_TIMEOUT_MS,
        validatorCompiler: () => () => true,
        bodyLimit: RECEIPT_BYTES_MAX + 1024 * 1024,
        schema: {
          tags,
          operationId: 'verifyPayment',
          summary: 'Verify a payment',
          description: VERIFY_WORDS,
          consumes: ['application/json', 'multipart/form-data'],
          querystring: REVEALING,
          body: FILE_FORM,
          response: { 200: VerifiedBody, 202: AcceptedBody },
        },
      },
      async (request, reply) => verify(deps, request, reply),
    )
    app.post(
      `${RECEIPT_PREFIX}/verify/batch`,
      {
        config: { permission: 'receipts:verify', reading: 'receipt', idempotency: 'handler' },
        handlerTimeout: VERIFY_TIMEOUT_MS,
        schema: {
          tags,
          operationId: 'verifyPayments',
          summary: 'Verify up to 50 payments',
          description: `As a list, or as links that were pasted one a line (\`receipt_urls\`). Each is answered as POST /verify
would: its status, and the body beside it, in the order sent. Each with a
\`webhook_url\` runs in the background and is told by a webhook of its own. Sent again with the same Idempotency-Key, also
after a crash, only those are asked again that have no answer of the bank yet.`,
          querystring: REVEALING,
          body: BatchForm,
          response: { 200: BatchBody.describe('An answer to each') },
        },
      },
      async (request, reply) => verifyBatch(deps, request, { reply, asked: askedIn(request.body) }),
    )
    await app.register(parseRoutes(deps))
    await app.register(accountRoutes(deps))
    await app.register(historyRoutes(deps))
    await app.register(metaRoutes(deps))
    await app.register(settingsRoutes(deps))
    await app.register(evidenceRoutes(deps))
  }

const VERIFY_WORDS = `By number, by share link, by file or by text; one of them. \`success\` is true only when the bank itself
confirmed the payment: what a file, a QR code or a text says only names it. An outage is 503 and never 404. With
\`webhook_url\` it is answered with 202 at once, and the bank is asked in the background.`

const BatchBody = z.object({
  results: z.array(
    z.object({ index: z.int(), status: z.int(), body: z.union([VerifiedBody, AcceptedBody, ReceiptErrorBody]) }),
  ),
})

async function verify(deps: ReceiptRouteDeps, request: FastifyRequest, reply: FastifyReply) {
  const caller = callerOf(request)
  const reader = receiptReaderOf(request)
  const { fields: sent, file } = await receiveForm(request)
  const fields = parseVerifyFields(sent)
  const first = await request.claimKey([fields, file === null ? null : sha256(file)])
  if (first !== null) {
    reply.headers(REPLAYED)
    const { status, body } = await repeatOne(deps, caller, first)
    return reply.code(status).send(showChecked(reader, body))
  }
  const { status, body } = await verifyOne(deps, caller, { fields, file, claim: request.claim, log: request.logFields })
  return reply.code(status).send(showChecked(reader, body))
}

interface One extends Submitted {
  readonly claim: Claim | null
  /** Of the request's line in the log. */
  readonly log: Record<string, unknown>
}

/** At once, or with a `webhook_url` in the background. */
async function verifyOne(deps: VerifyRouteDeps, caller: Caller, { claim, log, ...sent }: One) {
  const { webhookUrl, ...webhook } = readWebhook(deps, sent.fields)
  const asked = await submitReceipt(deps, caller, sent)
  if (webhookUrl !== null) {
    const checkId = await deferCheck(deps, { caller, asked, claim, webhook: { ...webhook, webhookUrl } })
    log.receipt_check_id = checkId
    return { status: 202, body: await accepted(deps, caller, checkId) } as const
  }
  const result = await verifyReceipt(deps, { caller, asked, claim })
  log.receipt_check_id = result.checkId
  log.receipt_outcome = result.outcome
  return { status: 200, body: await answerCheck(deps, caller.scope, result) } as const
}

/** The first answer again; of what went into the background, as it is now. */
async function repeatOne(deps: AnswerDeps, caller: Caller, first: Outcome) {
  const { resourceId: checkId, status } = first
  if (checkId === null) throw firstError(first)
  if (status === 202) return { status, body: await accepted(deps, caller, checkId) } as const
  return { status: 200, body: await answerCheck(deps, caller.scope, { checkId }) } as const
}

async function accepted({ db }: AnswerDeps, { scope }: Caller, checkId: string) {
  const check = await findCheck(db, scope, checkId)
  if (check === undefined) throw notFound('Verification')
  return presentAccepted(check)
}

interface BatchCall {
  readonly reply: FastifyReply
  readonly asked: readonly Asked[]
}

/** Side by side as far as each bank's own limit lets them. */
async function verifyBatch(deps: ReceiptRouteDeps, request: FastifyRequest, { reply, asked }: BatchCall) {
  const caller = callerOf(request)
  const reader = receiptReaderOf(request)
  if ((await request.claimKey(asked)) !== null) reply.headers(REPLAYED)
  const parts = await request.claimParts(asked)
  const inTurn = limitConcurrency({ runningMax: BATCH_CONCURRENCY, waitingMax: BATCH_MAX })
  const one = async (sent: Asked, index: number) => {
    try {
      const { status, body } = await verifyPart(deps, caller, { sent, part: parts[index] })
      return { index, status, body: showChecked(reader, body) }
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      const { status, body } = receiptErrorShape.present(error)
      return { index, status, body: ReceiptErrorBody.parse(body) }
    }
  }
  return { results: await Promise.all(asked.map((sent, index) => inTurn(() => one(sent, index)))) }
}

interface Part {
  readonly sent: Asked
  readonly part: ClaimedPart | undefined
}

async function verifyPart(deps: ReceiptRouteDeps, caller: Caller, { sent, part }: Part) {
  const claim = part?.claim ?? null
  if (part?.first?.resourceId) return repeatOne(deps, caller, part.first)
  try {
    return await verifyOne(deps, caller, { fields: parseVerifyFields(sent), file: null, claim, log: {} })
  } finally {
    // What has no answer of the bank may be asked again; what has one keeps it.
    await giveBack(deps.db, claim)
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
