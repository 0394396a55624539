import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf, actorOf, type RecordAct } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { RECEIPT_PREFIX } from '../error-shape.ts'
import { numberOf } from '../number-of.ts'
import { openEvidence } from '../sealed.ts'
import { findEvidence } from './store.ts'
import { withoutScripts } from './without-scripts.ts'

export interface EvidenceDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly recordAct: RecordAct
}

const KINDS = [
  { pattern: /html/i, type: 'text/html; charset=utf-8', ending: 'html' },
  { pattern: /pdf/i, type: 'application/pdf', ending: 'pdf' },
  { pattern: /json/i, type: 'application/json; charset=utf-8', ending: 'json' },
] as const
const OTHER = { type: 'application/octet-stream', ending: 'bin' } as const

export const evidenceRoutes =
  (deps: EvidenceDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      `${RECEIPT_PREFIX}/verifications/:id/evidence`,
      {
        config: { permission: 'receipts:evidence' },
        schema: {
          tags: ['Receipts'],
          operationId: 'getReceiptEvidence',
          summary: 'Download what the bank answered',
          description: `The bank's answer as it was, where an owner lets answers be kept: an attachment, and scripts in a page are cut out.
It shows more of the payer than the API does. The audit log keeps who looked.`,
          params: z.strictObject({ id: z.string().max(100) }),
          produces: [...KINDS, OTHER].map(({ type }) => type.split(';', 1).join()),
          response: { 200: z.any().describe('HTML, PDF or JSON, as the bank answers') },
        },
      },
      async (request, reply) => {
        const number = numberOf(request.params.id)
        const { body, type, ending } = await read(deps, actorOf(request, callerOf(request)), number)
        return reply
          .header('content-type', type)
          .header('content-disposition', `attachment; filename="receipt-${number}.${ending}"`)
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('x-content-type-options', 'nosniff')
          .send(body)
      },
    )
  }

async function read({ db, keyring, recordAct }: EvidenceDeps, actor: Actor, number: number) {
  const { scope } = actor.caller
  return inTransaction(db, async (tx) => {
    const stored = await findEvidence(tx, scope, number)
    if (stored === undefined) throw notFound('Evidence')
    const target = { kind: 'receipt', id: stored.checkId }
    await recordAct(tx, actOf(actor, { action: 'receipt.evidence_read', target }))
    const sealer = await keyring.forOrganization(tx, scope.organizationId)
    const bytes = openEvidence(sealer, stored.checkId, stored.bodySealed)
    const { type, ending } = kindOf(stored.contentType, bytes)
    return { type, ending, body: ending === 'html' ? Buffer.from(withoutScripts(bytes.toString('utf8'))) : bytes }
  })
}

/** By what the bank called it, and by what it is: a page is never handed out as anything else. */
function kindOf(contentType: string, bytes: Buffer) {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return KINDS[1]
  if (/^[\s\ufeff]*</.test(bytes.subarray(0, 1_000).toString('utf8'))) return KINDS[0]
  return KINDS.find(({ pattern, ending }) => ending !== 'pdf' && pattern.test(contentType)) ?? OTHER
}
