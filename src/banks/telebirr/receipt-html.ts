import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { textOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { htmlRows } from '../../lib/receipts/html-rows.ts'
import { type LabelValues, pairValues } from '../../lib/receipts/label-values.ts'
import { readFirstMoney, readMoney } from '../../lib/receipts/money.ts'
import { readPaymentStatus } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import type { BankAnswer, Lookup, Reading, Receipt } from '../bank.ts'
import { DETAIL_HEADS, LABELS, labelOf } from './labels.ts'
import { readReference } from './reference.ts'

type Values = LabelValues<keyof typeof LABELS>

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
  const rows = answer.status === 200 ? htmlRows(html) : []
  const details = detailsOf(rows)
  if (details !== undefined) return toReading(details, pairValues(rows.flatMap(toPair), LABELS))
  // What a payer wrote is on receipts only, so the words are the service's.
  if (/this request is not correct/i.test(html)) return { kind: 'not_found' }
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const isReceipt = /telebirr\s+(receipt|transaction information)/i.test(html)
  return {
    kind: 'unreadable',
    detail: isReceipt ? 'no invoice details' : `no receipt page under status ${answer.status}`,
  }
}

interface Details {
  readonly reference: string
  readonly printed: string
  readonly amountMinor: number
}

/** Three heads side by side, and below them their three values. */
function detailsOf(rows: readonly (readonly string[])[]): Details | undefined {
  const heads = rows.findIndex((cells) => DETAIL_HEADS.every((head, index) => head.test(cells[index] ?? '')))
  const [number = '', printed = '', amount = ''] = heads < 0 ? [] : (rows[heads + 1] ?? [])
  const reference = /^[0-9A-Z]{10}$/i.exec(number)?.[0].toUpperCase()
  const amountMinor = /^[\d,]+(\.\d+)? ?(Birr|ETB)$/i.test(amount) ? readMoney(amount) : null
  return reference === undefined || amountMinor === null ? undefined : { reference, printed, amountMinor }
}

/** A cell with a label, and the one beside it. Only what stands in a label's cell is a label. */
function toPair(cells: readonly string[]): readonly (readonly [label: string, value: string])[] {
  const [label = '', value] = cells
  return value === undefined ? [] : [[labelOf(label), value]]
}

function toReading({ reference, printed, amountMinor }: Details, values: Values): Reading {
  return {
    kind: 'found',
    receipt: {
      reference,
      status: readPaymentStatus(values.status ?? ''),
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
function receiverOf(values: Values): Receiver {
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
