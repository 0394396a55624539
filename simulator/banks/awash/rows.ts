import { printTime } from '../../addis-time.ts'
import type { LabelValue } from '../../draw-pdf.ts'
import { groupedAmount, plainAmount } from '../../money.ts'
import { mask } from '../../people.ts'
import type { Payment } from '../../simulated-bank.ts'

const inBank = (account: string) => `${mask(account, { head: 5, stars: 6, tail: 4 })}/BANK`
/** Hundredths only where there are some. */
const short = (minor: number) => `${plainAmount(minor).replace('.00', '')} ETB`
const dateRow = ({ at }: Payment): LabelValue => ['Transaction Date', printTime(at, 'yyyy-MM-dd HH:mm:ss')]
const idRow = ({ reference }: Payment): LabelValue => ['Transaction ID', reference]

/** Each kind of payment has labels, an order and a way to write amounts of its own. */
const ROWS_BY_KIND: Readonly<Record<string, (payment: Payment) => readonly LabelValue[]>> = {
  'IPS Bank Transfer': (payment) => [
    ['Transaction Time', printTime(payment.at, 'yyyy-MM-dd hh:mm:ss A')],
    ['Transaction Type', payment.kind],
    ['Amount', short(payment.amountMinor)],
    ['VAT', short(payment.fees.vatMinor)],
    ['Sender Name', payment.payer.name],
    ['Sender Account', inBank(payment.payer.account)],
    ['Beneficiary name', payment.receiver.name],
    ['Beneficiary Account', payment.receiver.account],
    ['Beneficiary Bank', 'Commercial Bank of Ethiopia'],
    ['Reason', payment.reason],
    idRow(payment),
  ],
  'Send To Bank': (payment) => [
    dateRow(payment),
    ['Transaction Type', payment.kind],
    ['Amount', `${groupedAmount(payment.amountMinor).replace('.00', '')} ETB`],
    ['Charge', short(payment.fees.chargeMinor)],
    ['VAT', short(payment.fees.vatMinor)],
    ['Sender Account', inBank(payment.payer.account)],
    ['Sender Name', payment.payer.name],
    ['Receiver Account', inBank(payment.receiver.account)],
    ['Receiver Name', payment.receiver.name],
    ['Reason', payment.reason],
    idRow(payment),
  ],
  'Send Money': (payment) => [
    dateRow(payment),
    ['Transaction type', payment.kind],
    ['Amount', short(payment.amountMinor)],
    ['Recipient', `${payment.receiver.account}/WALLET`],
    idRow(payment),
  ],
  'Merchant Payment': (payment) => [
    dateRow(payment),
    ['Transaction Type', payment.kind],
    ['Amount', `${plainAmount(payment.amountMinor)} ETB`],
    ['Merchant', payment.receiver.name],
    ['Till Number', payment.receiver.account],
    ['Reason', payment.reason],
    ['Sender Name', payment.payer.name],
    idRow(payment),
  ],
  'Telebirr Transfer': (payment) => [
    ['Transaction Date', printTime(payment.at, 'yyyy-MM-dd')],
    ['Transaction Type', payment.kind],
    ['Phone Number', payment.receiver.account],
    ['Customer Name', payment.receiver.name],
    ['Source Account', inBank(payment.payer.account)],
    ['Amount', plainAmount(payment.amountMinor)],
    ['Charge', plainAmount(payment.fees.chargeMinor)],
    ['VAT', plainAmount(payment.fees.vatMinor)],
    ['Reason', payment.reason],
    idRow(payment),
  ],
}

export function paymentRows(payment: Payment): readonly LabelValue[] {
  return ROWS_BY_KIND[payment.kind]?.(payment) ?? []
}

/** The bank's own lines, then who paid, as on every receipt. */
export function fixedRows({ payer, kind }: Payment): readonly LabelValue[] {
  const wallet = `${mask(payer.account, { head: 5, stars: 6, tail: 1 })}/WALLET`
  return [
    ['TIN', '0000030100'],
    ['VAT Reg No', '17264'],
    ['VAT Reg Date', '12/29/2003'],
    ['PO Box', '12638'],
    ['Customer Name', payer.name],
    ['Account No', kind === 'Send Money' ? wallet : inBank(payer.account)],
    ['City', 'Addis Ababa'],
    ['VAT Reg No', ''],
    ['VAT Reg Date', ''],
    ['TIN (TAX ID)', ''],
    ['Branch', 'Finfinnee'],
  ]
}
