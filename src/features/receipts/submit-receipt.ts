import type { Bank } from '../../banks/bank.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Caller } from '../access/caller.ts'
import { accountsAt, savedAccount } from './accounts/saved-account.ts'
import type { ReceiptQuestion } from './find-payment.ts'
import type { OwnAccount } from './judge-receiver.ts'
import { readQuestion } from './read-question.ts'
import type { FileReading, ReadReceiptFile } from './reading/read-receipt-file.ts'
import { invalidField } from './receipt-errors.ts'
import type { VerifyFields } from './receipt-form.ts'

export interface SubmitDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly banks: readonly Bank[]
  readonly readFile: ReadReceiptFile
}

export interface Submitted {
  readonly fields: VerifyFields
  readonly file: Uint8Array | null
}

/**
 * Makes one question of everything that was sent. The file and the text themselves are needed no more then.
 *
 * @throws {HttpError} 400 for an unknown bank, 422 naming the field that is missing or cannot be read.
 */
export async function submitReceipt(
  deps: SubmitDeps,
  caller: Pick<Caller, 'scope' | 'groupId'>,
  sent: Submitted,
): Promise<ReceiptQuestion> {
  const { fields, file } = sent
  const reading = file === null ? null : await readIt(deps, file, fields)
  const named = fields.bank_account_id
  const saved = named === undefined ? null : await savedAccount(deps, caller.scope, named)
  const asked = readQuestion(
    {
      fields,
      fileEvidence: reading?.evidence ?? [],
      recognizedText: reading?.isRecognized === true ? reading.text : null,
      savedAccount: saved,
    },
    deps.banks,
  )
  insistOnPossible(asked, saved)
  const isPayers = asked.bank.requires.account === 'payer_phone'
  if (asked.ownAccount !== null || asked.question.account !== undefined || isPayers) return asked
  const own = await accountsAt(deps, { ...caller.scope, groupId: caller.groupId }, asked.bank.code)
  return { ...asked, question: { ...asked.question, account: own.find((each) => each.isPrimary)?.digits } }
}

/** @throws {HttpError} 422 where the saved account is of a bank that no receipt of this one can credit. */
function insistOnPossible({ bank }: ReceiptQuestion, saved: OwnAccount | null): void {
  const { account, creditsOtherBanks } = bank.requires
  if (saved === null || saved.bank === bank.code || creditsOtherBanks || account === 'payer_phone') return
  throw invalidField('bank_account_id', `The selected account is not one at ${bank.name}.`)
}

async function readIt({ readFile }: SubmitDeps, file: Uint8Array, fields: VerifyFields): Promise<FileReading> {
  const reading = await readFile(file)
  if (reading.kind === 'refused') throw invalidField('receipt_file', reading.message)
  if (reading.evidence.length === 0 && fields.receipt_text === undefined && fields.transaction_number === undefined) {
    throw invalidField(
      'receipt_text',
      'No transaction could be read in the file. Please send its text as receipt_text.',
    )
  }
  return reading
}
