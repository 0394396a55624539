import { z } from 'zod'
import type { Bank } from '../../../banks/bank.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import type { ReceiptQuestion } from '../find-payment.ts'
import { findBank } from '../identify.ts'

const text = z.string().nullable()
const OwnAccount = z.object({ digits: z.string(), bank: text })
const Asked = z.object({
  question: z.object({
    reference: z.string().optional(),
    token: z.string().optional(),
    account: z.string().optional(),
  }),
  // Sealed as digits alone by servers before this one.
  ownAccount: z.union([OwnAccount, z.string().transform((digits) => ({ digits, bank: null }))]).nullable(),
  expectations: z.object({
    amountMinor: z.number().nullable(),
    toleranceMinor: z.number(),
    currency: z.string().default('ETB'),
    receiverName: text,
    receiverAccount: text,
    maxAgeMinutes: z.number().nullable(),
    isStrict: z.boolean(),
  }),
  recognized: z.object({ reference: z.string(), amount: z.number().nullable(), receiver_name: text }).nullable(),
  // Not in what was sealed before there was such a question.
  isFromCode: z.boolean().default(false),
})
const Metadata = z.record(z.string(), z.unknown())

const questionContext = (checkId: string) => `receipt_check.question:${checkId}`
const metadataContext = (checkId: string) => `receipt_check.webhook_metadata:${checkId}`

/** Without the bank, which the check's row names. */
export function sealQuestion(sealer: Sealer, checkId: string, asked: ReceiptQuestion): Buffer {
  return sealer.seal(JSON.stringify(Asked.parse(asked)), questionContext(checkId))
}

interface SealedQuestion {
  readonly id: string
  readonly bank: string
  readonly questionSealed: Buffer
}

/** @throws {Error} where the bank is offered no more. */
export function openQuestion(sealer: Sealer, check: SealedQuestion, banks: readonly Bank[]): ReceiptQuestion {
  const bank = findBank(banks, check.bank)
  if (bank === undefined) throw new Error(`A check waits for ${check.bank}, which is offered no more`)
  const opened = sealer.open(check.questionSealed, questionContext(check.id)).toString('utf8')
  const { question, ...asked } = Asked.parse(JSON.parse(opened))
  const { reference, token, account } = question
  return { ...asked, bank, question: { reference, token, account } }
}

export function sealMetadata(sealer: Sealer, checkId: string, metadata: Readonly<Record<string, unknown>>): Buffer {
  return sealer.seal(JSON.stringify(metadata), metadataContext(checkId))
}

export function openMetadata(sealer: Sealer, checkId: string, sealed: Buffer): Readonly<Record<string, unknown>> {
  return Metadata.parse(JSON.parse(sealer.open(sealed, metadataContext(checkId)).toString('utf8')))
}
