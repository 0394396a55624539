import { printTime } from '../../addis-time.ts'
import type { LabelValue } from '../../draw-pdf.ts'
import { inWords, shortAmount } from '../../money.ts'
import { mask } from '../../people.ts'
import type { Payment } from '../../simulated-bank.ts'

const birr = (minor: number) => `${shortAmount(minor)} Birr`

/** Rows of the upper table, label and value. */
export function partyRows(payment: Payment): readonly LabelValue[] {
  const { payer, receiver, status } = payment
  const isToBank = isForBank(payment)
  const account: readonly LabelValue[] = isToBank
    ? [['የባንክ አካውንት ቁጥር/Bank account number', `${receiver.account}  ${receiver.name}`]]
    : []
  return [
    ['የከፋይ ስም/Payer Name', payer.name],
    ['የከፋይ ቴሌብር ቁ./Payer telebirr no.', maskPhone(payer.account)],
    ['የከፋይ አካውንት አይነት/Payer account type', 'Individual Customer'],
    ['የከፋይ ቲን ቁ./ Payer TIN No', ''],
    ['የከፋይ ተ.እ.ታ.ቁ./VAT Reg. No', ''],
    ['የከፋይ ተ.እ.ታ.ቁ. ምዝገባ ቀን/VAT Reg. Date', ''],
    ['የገንዘብ ተቀባይ ስም/Credited Party name', isToBank ? 'Commercial Bank of Ethiopia' : receiver.name],
    ['የገንዘብ ተቀባይ ቴሌብር ቁ./Credited party account no', isToBank ? '0003' : maskPhone(receiver.account)],
    ['የገንዘብ ተቀባይ ቲን ቁ./Credited party TIN No', ''],
    ['የክፍያው ሁኔታ/transaction status', status === 'completed' ? 'Completed' : 'Pending'],
    ...account,
  ]
}

/** The three heads of the invoice and what stands under each. */
export function invoiceRow({ reference, at, amountMinor }: Payment): readonly LabelValue[] {
  return [
    ['የክፍያ ቁጥር/Invoice No.', reference],
    ['የክፍያ ቀን/Payment date', printTime(at, 'dd-MM-yyyy HH:mm:ss')],
    ['የተከፈለው መጠን/Settled Amount', birr(amountMinor)],
  ]
}

export function feeRows({ fees }: Payment): readonly LabelValue[] {
  return [
    ['የማህተም ክፍያ/Stamp Duty', birr(0)],
    ['ቅናሽ/Discount Amount', birr(0)],
    ['የአገልግሎት ክፍያ/Service fee', birr(fees.chargeMinor)],
    ['የአገልግሎት ክፍያ ተ.እ.ታ/Service fee VAT', birr(fees.vatMinor)],
    ['ጠቅላላ የተከፈለ/Total Paid Amount', birr(fees.totalMinor)],
  ]
}

export function closingRows({ fees, reason, note }: Payment): readonly LabelValue[] {
  const cents = fees.totalMinor % 100
  const words = `${inWords(Math.floor(fees.totalMinor / 100))} birr${cents === 0 ? '' : ` and ${inWords(cents)} cents`}`
  return [
    ['የገንዘቡ ልክ በፊደል/Total Amount in word', words],
    ['የክፍያ ዘዴ/Payment Mode', 'telebirr'],
    ['የክፍያ ምክንያት/Payment Reason', reason],
    ['የክፍያ መንገድ/Payment channel', 'API/App'],
    ...(note === undefined ? [] : [['የደንበኛ መልዕክት/Customer Note', note] as const]),
  ]
}

/** Everything on the page in its order, as copying it takes it out: heads before values in the invoice. */
export function pageTexts(payment: Payment): readonly string[] {
  const flat = (rows: readonly LabelValue[]) => rows.flatMap((row) => [...row]).filter((text) => text !== '')
  const invoice = invoiceRow(payment)
  return [
    ...flat(partyRows(payment)),
    'የክፍያ ዝርዝር/ Invoice details',
    ...invoice.map(([label]) => label),
    ...invoice.map(([, value]) => value),
    ...flat(feeRows(payment)),
    ...flat(closingRows(payment)),
  ]
}

function isForBank({ kind }: Payment): boolean {
  return kind.endsWith('to Bank')
}

function maskPhone(phone: string): string {
  return mask(phone, { head: 4, stars: 4, tail: 4 })
}
