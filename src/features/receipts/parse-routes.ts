import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Bank, Clue, Evidence } from '../../banks/bank.ts'
import { requestError, text } from '../../platform/http/validation.ts'
import { bankPage } from './bank-page.ts'
import { RECEIPT_PREFIX } from './error-shape.ts'
import { evidenceOfText, findBank, identify } from './identify.ts'
import { insist } from './name-payment.ts'
import { Method } from './present.ts'
import { isUnverifiedCode } from './read-question.ts'
import type { ReadReceiptFile } from './reading/read-receipt-file.ts'
import { readSaid, SaidBody } from './reading/read-said.ts'
import { invalidField, requiredField, unsupportedBank } from './receipt-errors.ts'
import { TEXT_LENGTH_MAX, withoutEmpty } from './receipt-form.ts'
import { RECEIPT_BYTES_MAX, type ReceivedForm, receiveForm } from './receive-form.ts'

export interface ParseDeps {
  readonly banks: readonly Bank[]
  readonly readFile: ReadReceiptFile
}

const ParsedUrl = z
  .object({
    bank: z.string(),
    bank_name: z.string(),
    transaction_number: z.string().nullable(),
    account_number: z.string().nullable(),
    source_url: z.string().nullable(),
    receipt_token: z.string().nullable().describe('What a link carries that has no readable number'),
    requires_account_number: z.boolean(),
    requires_explicit_settlement_account: z
      .boolean()
      .describe('The link does not prove which account received the money'),
  })
  .meta({ id: 'ParsedReceiptUrl', description: 'What the link says' })

const ParsedReceipt = ParsedUrl.omit({ source_url: true, receipt_token: true })
  .extend({
    account_digits: z.int().nullable(),
    verification_method: Method.extract(['receipt_only', 'qr_unverified']),
    receipt: SaidBody,
  })
  .meta({ id: 'ParsedReceipt', description: 'What the receipt says, confirmed by nobody' })

const ParseForm = z.object({
  receipt_text: text(TEXT_LENGTH_MAX).optional().describe('Needed with a picture that cannot be read here'),
  bank: text(40).optional().describe('A hint'),
})
const FILE_FORM = ParseForm.extend({
  receipt_file: z.file().optional().describe('PDF, JPG, PNG or WEBP, at most 10 MB'),
})
const tags = ['Receipts']

/** What a link or a receipt says, without asking a bank; never counted. */
export const parseRoutes =
  (deps: ParseDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      `${RECEIPT_PREFIX}/verify/parse-url`,
      {
        config: { permission: 'receipts:verify', idempotency: 'none' },
        schema: {
          tags,
          operationId: 'parseReceiptUrl',
          summary: 'Read a share link',
          description: 'The link is not opened.',
          body: z.object({ receipt_url: text(2_000) }),
          response: { 200: ParsedUrl },
        },
      },
      async (request) => parseUrl(deps, request.body.receipt_url),
    )
    app.post(
      `${RECEIPT_PREFIX}/verify/parse-receipt`,
      {
        config: { permission: 'receipts:verify', idempotency: 'none', errors: ['UNSUPPORTED_BANK'] },
        validatorCompiler: () => () => true,
        bodyLimit: RECEIPT_BYTES_MAX + 1024 * 1024,
        schema: {
          tags,
          operationId: 'parseReceipt',
          summary: 'Read a receipt',
          description: 'What the file or text says. Nothing of it is confirmed: anybody can make such a file.',
          consumes: ['application/json', 'multipart/form-data'],
          body: FILE_FORM,
          response: { 200: ParsedReceipt },
        },
      },
      async (request) => parseReceipt(deps, await receiveForm(request)),
    )
  }

function parseUrl({ banks }: ParseDeps, url: string): z.infer<typeof ParsedUrl> {
  const identified = identify([{ kind: 'url', text: url }], banks)
  if (identified.kind !== 'named') throw invalidField('receipt_url', 'The receipt url is not one of a supported bank.')
  const { bank, clue } = identified
  return { ...named(bank, clue), source_url: bankPage(bank, clue), receipt_token: clue.token ?? null }
}

function named(bank: Bank, clue: Clue) {
  const { account, creditsOtherBanks, linkProvesReceiver } = bank.requires
  const isLinkEnough = clue.token !== undefined && (account !== 'own' || creditsOtherBanks)
  return {
    bank: bank.code,
    bank_name: bank.name,
    transaction_number: clue.reference ?? null,
    account_number: clue.account ?? null,
    requires_account_number: account !== 'none' && clue.account === undefined && !isLinkEnough,
    requires_explicit_settlement_account: !linkProvesReceiver,
  }
}

async function parseReceipt(
  deps: ParseDeps,
  { fields: sent, file }: ReceivedForm,
): Promise<z.infer<typeof ParsedReceipt>> {
  const parsed = ParseForm.safeParse(withoutEmpty(sent ?? {}))
  if (!parsed.success) throw requestError(parsed.error.issues, { input: sent, part: 'body' })
  const { bank: code, receipt_text: typed } = parsed.data
  if (file === null && typed === undefined) throw requiredField('receipt_file')
  const hint = code === undefined ? undefined : findBank(deps.banks, code)
  if (code !== undefined && hint === undefined) throw unsupportedBank(code)
  const read = await readAll(deps, file, typed)
  const identified = identify(read.evidence, hint === undefined ? deps.banks : [hint])
  const { bank, clue, evidence } = insist(identified, file === null ? 'receipt_text' : 'receipt_file')
  return {
    ...named(bank, clue),
    account_digits: bank.requires.accountDigits,
    verification_method: isUnverifiedCode({ clue, evidence }) ? 'qr_unverified' : 'receipt_only',
    receipt: readSaid(read.text, clue.said),
  }
}

async function readAll(
  { readFile }: ParseDeps,
  file: Uint8Array | null,
  typed: string | undefined,
): Promise<{ readonly evidence: readonly Evidence[]; readonly text: string }> {
  const ofText = { evidence: typed === undefined ? [] : evidenceOfText(typed), text: typed ?? '' }
  if (file === null) return ofText
  const reading = await readFile(file)
  if (reading.kind === 'refused') throw invalidField('receipt_file', reading.message)
  return { evidence: [...reading.evidence, ...ofText.evidence], text: `${reading.text}\n${ofText.text}` }
}
