import { crc32 } from 'node:zlib'
import { printTime } from '../addis-time.ts'
import { drawPdf, type LabelValue, type PdfBlock } from '../draw-pdf.ts'
import { drawAmount, drawFees, inWords, plainAmount } from '../money.ts'
import { drawPerson, drawPhone, drawShop, mask } from '../people.ts'
import { drawWallet, MPESA_YEAR_A } from '../references.ts'
import { json, NO_SUCH_PAGE, type Payment, type SimulatedBank, type SimulatedLookup } from '../simulated-bank.ts'

/** How the receipt writes that there is nothing. */
const NOTHING = '- - -'

const receipt: SimulatedLookup = {
  name: 'receipt',
  realOrigin: 'https://m-pesabusiness.safaricom.et',
  tls: 'default',
  read: ({ path, query }) =>
    path === '/api/receipt/getReceipt' ? { key: query.get('trxNo') ?? '', proof: '' } : NO_SUCH_PAGE,
  keyOf: ({ reference }) => reference,
  opens: () => true,
  hit: async (payment) => {
    const bytes = await drawPdf(blocksOf(payment), { title: 'M-PESA Receipt', at: payment.at })
    return json({
      responseCode: '0',
      responseDescription: 'Success',
      base64Data: Buffer.from(bytes).toString('base64'),
    })
  },
  miss: () => json({ responseCode: '1', responseDescription: 'Transaction not found', base64Data: null }),
}

export const mpesa: SimulatedBank = {
  code: 'mpesa',
  name: 'M-PESA Ethiopia',
  account: 'none',
  tellsStatus: false,
  lookups: [receipt],
  pay: (random, wish) => {
    const amountMinor = drawAmount(random)
    const isShop = wish.index % 2 === 1
    return {
      reference: drawWallet(random, wish, MPESA_YEAR_A),
      token: null,
      kind: isShop ? 'Merchant Payment' : 'Send Money',
      at: wish.at,
      precision: 'second',
      payer: { name: drawPerson(random), account: drawPhone(random).replace('2519', '2517') },
      receiver: {
        name: isShop ? drawShop(random) : drawPerson(random),
        account: drawPhone(random).replace('2519', '2517'),
      },
      amountMinor,
      fees: drawFees(random, amountMinor, false),
      reason: isShop ? 'Payment for goods' : 'Send money',
      status: wish.status,
    }
  },
  shareUrl: ({ reference }) => `https://m-pesabusiness.safaricom.et/receipt/${reference}`,
  qr: ({ reference }) => `https://m-pesabusiness.safaricom.et/receipt/${reference}`,
  lines: (payment) => [
    'M-PESA',
    ...headRow(payment).map(([label]) => label),
    ...headRow(payment).map(([, value]) => value),
    ...[...partyRows(payment), ...feeRows(payment), ...closingRows(payment)].map(
      ([label, value]) => `${label} ${value}`,
    ),
  ],
}

/** The number at the top is not the one that the address takes: that one is called transaction id. */
function headRow({ reference, at, amountMinor }: Payment): readonly LabelValue[] {
  return [
    ['የደረሰኝ ቁጥር/RECEIPT NO', String(crc32(reference)).padStart(10, '0')],
    ['የክፍያ ቀን/PAYMENT DATE', printTime(at, 'yyyy-MM-dd HH:mm:ss')],
    ['የተከፈለው መጠን/SETTLED AMOUNT', plainAmount(amountMinor)],
  ]
}

function partyRows({ reference, kind, payer, receiver }: Payment): readonly LabelValue[] {
  const masked = (phone: string) => mask(phone, { head: 6, stars: 3, tail: 3 })
  const isShop = kind === 'Merchant Payment'
  return [
    ['የግብይት መለያ/TRANSACTION ID', reference],
    ['የላኪ ስም/SENDER NAME', payer.name],
    ['የላኪ ስልክ ቁጥር/SENDER PHONE NUMBER', masked(payer.account)],
    ['የላኪ ቲን ቁጥር/SENDER TIN NO', NOTHING],
    ['የተቀባይ ስም/RECEIVER NAME', isShop ? NOTHING : receiver.name],
    ['የተቀባይ ሂሳብ ቁጥር/RECEIVER ACCOUNT NUMBER', masked(receiver.account)],
    ['የተቀባይ ድርጅት ስም/RECEIVER BUSINESS NAME', isShop ? receiver.name : NOTHING],
    ['የተቀባይ ድርጅት ቁጥር/RECEIVER BUSINESS NUMBER', NOTHING],
    ['የባንክ ስም/BANK NAME', NOTHING],
  ]
}

function feeRows({ fees }: Payment): readonly LabelValue[] {
  const birr = (minor: number) => `${plainAmount(minor)} Birr`
  return [
    ['የአገልግሎት ክፍያ/SERVICE FEE', birr(fees.chargeMinor)],
    ['ቅናሽ/DISCOUNT', birr(0)],
    ['ተ.እ.ታ/+ 15% VAT', birr(fees.vatMinor)],
    ['ጠቅላላ/TOTAL', birr(fees.totalMinor)],
  ]
}

function closingRows({ kind, reason, fees }: Payment): readonly LabelValue[] {
  return [
    ['ጠቅላላ በፊደል/TOTAL AMOUNT IN WORDS', `${inWords(Math.floor(fees.totalMinor / 100))} birr`],
    ['የክፍያ ዘዴ/PAYMENT METHOD', 'M-PESA'],
    ['የግብይት አይነት/TRANSACTION TYPE', kind],
    ['የክፍያ መንገድ/PAYMENT CHANNEL', 'APP'],
    ['የክፍያ ምክንያት/PAYMENT REASON', reason],
  ]
}

function blocksOf(payment: Payment): readonly PdfBlock[] {
  const head = headRow(payment)
  return [
    { kind: 'heading', text: 'SAFARICOM M-PESA MOBILE FINANCIAL SERVICES PLC' },
    { kind: 'heading', text: 'TRANSACTION INFORMATION' },
    { kind: 'spaced', pairs: partyRows(payment) },
    { kind: 'heading', text: 'TRANSACTION DETAIL' },
    { kind: 'row', cells: head.map(([label]) => label), glued: false },
    { kind: 'row', cells: head.map(([, value]) => value), glued: false },
    { kind: 'values_first', pairs: feeRows(payment) },
    { kind: 'spaced', pairs: closingRows(payment) },
    { kind: 'line', text: 'SCAN TO VERIFY' },
  ]
}
