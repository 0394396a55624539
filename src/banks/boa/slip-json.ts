import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { jsonOf } from '../../lib/receipts/body.ts'
import { readCurrency } from '../../lib/receipts/currency.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { statusOfKind } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { REFERENCE } from './reference.ts'

const TAIL_DIGITS = 5
const Slip = z.object({ body: z.array(z.record(z.string(), z.unknown())) })

/** What the bank's own page for a slip asks. */
export const slipJson: Lookup = {
  ...USUAL_LOOKUP,
  name: 'slip',
  origin: 'https://cs.bankofabyssinia.com',
  pageOf: ({ reference, account }) =>
    `https://cs.bankofabyssinia.com/slip/?trx=${reference}${account?.slice(-TAIL_DIGITS)}`,
  request: ({ reference, account }) => {
    const tail = account?.slice(-TAIL_DIGITS) ?? ''
    if (reference === undefined || !REFERENCE.test(reference) || !/^\d{5}$/.test(tail)) return undefined
    return { path: `/api/onlineSlip/getDetails/?id=${reference}${tail}`, headers: { accept: 'application/json' } }
  },
  read,
}

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const parsed = Slip.safeParse(jsonOf(answer.body))
  if (!parsed.success) return { kind: 'unreadable', detail: `no slip under status ${answer.status}` }
  const [row] = parsed.data.body
  // A number that the bank does not know gets a row that says so. An empty list comes too, and says nothing.
  if (row === undefined) return { kind: 'unreadable', detail: 'no row in the slip' }
  const values = foldKeys(row)
  const isMiss = [...values.values()].some((value) => /^invalid reference number$/i.test(value))
  // On a slip a payer may have written it.
  return isMiss && !values.has('transactionreference') ? { kind: 'not_found' } : readRow(values)
}

/** The service and the page spell the keys differently: case, spaces and apostrophes do not count. */
function foldKeys(row: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(row)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const text = String(value).replace(/\s+/g, ' ').trim()
    if (text !== '') values.set(key.toLowerCase().replace(/[^a-z0-9]/g, ''), text)
  }
  return values
}

function readRow(values: ReadonlyMap<string, string>): Reading {
  const first = (...keys: readonly string[]) => keys.map((key) => values.get(key)).find((value) => value !== undefined)
  const money = (...keys: readonly string[]) => readMoney(first(...keys) ?? '')
  const reference = first('transactionreference')?.toUpperCase() ?? ''
  const amountMinor = money('transferredamount')
  if (!REFERENCE.test(reference) || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const receipt: Receipt = {
    reference,
    // A slip is made of what has been booked only; it holds no status.
    status: statusOfKind(first('transactiontype')),
    transactionType: first('transactiontype') ?? null,
    amountMinor,
    currency: readCurrency(first('currency'), first('transferredamount')),
    date: readAddisTime(first('transactiondate') ?? '', ['DMY', 'DMy', 'YMD']),
    payerName: first('sourceaccountname', 'payersname') ?? null,
    payerAccount: readAccount(first('sourceaccount', 'payersaccount') ?? ''),
    receiverName: first('receiversname', 'beneficiaryname') ?? null,
    receiverAccount: readAccount(first('receiversaccount', 'beneficiaryaccount') ?? ''),
    receiverBank: null,
    receiverBankCode: null,
    description: first('narrative') ?? null,
    fees: {
      chargeMinor: money('servicecharge'),
      vatMinor: money('vat15'),
      disasterFundMinor: null,
      totalMinor: money('totalamountincludingvat', 'totalamount'),
    },
  }
  return { kind: 'found', receipt }
}
