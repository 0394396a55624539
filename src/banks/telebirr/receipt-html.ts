import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { textOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { htmlLines } from '../../lib/receipts/html-lines.ts'
import { labelValues } from '../../lib/receipts/label-values.ts'
import { readFirstMoney, readMoney } from '../../lib/receipts/money.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import type { BankAnswer, Lookup, Reading, Receipt } from '../bank.ts'
import { LABELS } from './labels.ts'
import { readReference } from './reference.ts'

/** The page behind the link and the QR code of a receipt. Reached from Ethiopian addresses only. */
export const receiptHtml: Lookup = {
  name: 'receipt',
  origin: 'https://transactioninfo.ethiotelecom.et',
  deadlineMs: 9_000,
  bodyBytesMax: 1_000_000,
  // About half of the fresh connections never answer the greeting; the others do within 30 ms. Waiting does not help.
  connection: { tls: 'only_1.2', hedge: { connections: 2, handshakeMs: 900, tryMs: 3_000, rounds: 4 } },
  operatorHeaders: [],
  retriesOnMiss: 0,
  onMiss: 'final',
  request: ({ reference }) =>
    reference === undefined || readReference(reference) !== reference
      ? undefined
      : { path: `/receipt/${reference}`, headers: { accept: 'text/html' } },
  read,
}

function read(answer: BankAnswer): Reading {
  const html = textOf(answer.body)
  if (/this request is not correct/i.test(html)) return { kind: 'not_found' }
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  if (!/telebirr\s+(receipt|transaction information)/i.test(html)) {
    return { kind: 'unreadable', detail: `no receipt page under status ${answer.status}` }
  }
  return readReceiptText(htmlLines(html).join('\n'))
}

/** Reads the words of a receipt, also where a copy has lost its line breaks. */
export function readReceiptText(text: string): Reading {
  const values = labelValues(text, LABELS)
  const details = [values.invoice, values.date, values.amount].filter(Boolean).join(' ')
  // A time ends at its seconds; in a copy without breaks the amount begins right behind them.
  const found = /([0-9A-Z]{10})\s*(\d{2}-\d{2}-\d{4} \d{2}:\d{2}:\d{2})\s*([\d,]+(?:\.\d+)?)\s*Birr/i.exec(details)
  const [, reference, printed = '', amount = ''] = found ?? []
  const amountMinor = readMoney(amount)
  if (reference === undefined || amountMinor === null) return { kind: 'unreadable', detail: 'no invoice details' }
  return {
    kind: 'found',
    receipt: {
      reference: reference.toUpperCase(),
      status: statusOf(values.status ?? ''),
      transactionType: values.reason ?? null,
      amountMinor,
      currency: 'ETB',
      date: readAddisTime(printed, ['DMY']),
      payerName: values.payer ?? null,
      payerAccount: readAccount(values.payerPhone ?? ''),
      ...receiverOf(values),
      description: values.note ?? values.reason ?? null,
      fees: {
        chargeMinor: readFirstMoney(values.charge ?? ''),
        vatMinor: readFirstMoney(values.chargeVat ?? ''),
        disasterFundMinor: null,
        totalMinor: readFirstMoney(values.total ?? ''),
      },
    },
  }
}

type Receiver = Pick<Receipt, 'receiverName' | 'receiverAccount' | 'receiverBank' | 'receiverBankCode'>

/** Money that leaves the wallet for a bank names the bank as the party, and account and holder in a row of their own. */
function receiverOf(values: { credited?: string; creditedAccount?: string; bankAccount?: string }): Receiver {
  const [, account = '', holder = ''] = /^(\d[\d*]{3,})\s*(.*)$/.exec(values.bankAccount ?? '') ?? []
  if (account === '') {
    const receiverAccount = readAccount(values.creditedAccount ?? '')
    return { receiverName: values.credited ?? null, receiverAccount, ...creditedBank(null, 'telebirr') }
  }
  return {
    receiverName: holder || null,
    receiverAccount: readAccount(account),
    ...creditedBank(values.credited, 'telebirr'),
  }
}

function statusOf(said: string): Receipt['status'] {
  if (/^completed$/i.test(said)) return 'completed'
  if (/pending|process|initiat|authori/i.test(said)) return 'pending'
  if (/revers|refund/i.test(said)) return 'reversed'
  return /fail|cancel|declin|expired/i.test(said) ? 'failed' : 'unknown'
}
