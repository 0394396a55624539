import { amhara } from './amhara/index.ts'
import { awash } from './awash/index.ts'
import { boa } from './boa/index.ts'
import { cbe } from './cbe/index.ts'
import { cbebirr } from './cbebirr/index.ts'
import { coopay } from './coopay/index.ts'
import { dashen } from './dashen/index.ts'
import { ebirr } from './ebirr/index.ts'
import type { WordedDocument } from './free-text.contract.ts'
import { mpesa } from './mpesa/index.ts'
import { sinqee } from './sinqee/index.ts'
import { telebirr } from './telebirr/index.ts'
import { wegagen } from './wegagen/index.ts'
import { zemen } from './zemen/index.ts'

const TEMENOS = { reference: 'FT26141AAAAA', date: '1/2/2026, 1:14:09 AM' }
const FLEXCUBE = { reference: '099WDTI26163AAAA', date: 'Jan 12, 2026, 08:45:50 am' }

/** Amharic, a slash, English; and each of them alone. */
const twins = (pairs: readonly (readonly [amharic: string, english: string])[]) =>
  pairs.flatMap(([amharic, english]) => [`${amharic}/${english}`, `${amharic}/ ${english}`, english, amharic])

const TELEBIRR = twins([
  ['የከፋይ ስም', 'Payer Name'],
  ['የከፋይ ቴሌብር ቁ.', 'Payer telebirr no.'],
  ['የከፋይ አካውንት አይነት', 'Payer account type'],
  ['የገንዘብ ተቀባይ ስም', 'Credited Party name'],
  ['የገንዘብ ተቀባይ ቴሌብር ቁ.', 'Credited party account no'],
  ['የክፍያው ሁኔታ', 'transaction status'],
  ['የባንክ አካውንት ቁጥር', 'Bank account number'],
  ['የክፍያ ዝርዝር', 'Invoice details'],
  ['የክፍያ ቁጥር', 'Invoice No.'],
  ['የክፍያ ቀን', 'Payment date'],
  ['የተከፈለው መጠን', 'Settled Amount'],
  ['የአገልግሎት ክፍያ', 'Service fee'],
  ['የአገልግሎት ክፍያ ተ.እ.ታ', 'Service fee VAT'],
  ['ጠቅላላ የተከፈለ', 'Total Paid Amount'],
  ['የክፍያ ምክንያት', 'Payment Reason'],
  ['የደንበኛ መልዕክት', 'Customer Note'],
]).concat('This request is not correct')

const MPESA = twins([
  ['የግብይት መለያ', 'TRANSACTION ID'],
  ['የላኪ ስም', 'SENDER NAME'],
  ['የላኪ ስልክ ቁጥር', 'SENDER PHONE NUMBER'],
  ['የተቀባይ ስም', 'RECEIVER NAME'],
  ['የተቀባይ ሂሳብ ቁጥር', 'RECEIVER ACCOUNT NUMBER'],
  ['የተቀባይ ድርጅት ስም', 'RECEIVER BUSINESS NAME'],
  ['የተቀባይ ድርጅት ቁጥር', 'RECEIVER BUSINESS NUMBER'],
  ['የባንክ ስም', 'BANK NAME'],
  ['የደረሰኝ ቁጥር', 'RECEIPT NO'],
  ['የክፍያ ቀን', 'PAYMENT DATE'],
  ['የተከፈለው መጠን', 'SETTLED AMOUNT'],
  ['የአገልግሎት ክፍያ', 'SERVICE FEE'],
  ['ጠቅላላ', 'TOTAL'],
  ['የክፍያ ዘዴ', 'PAYMENT METHOD'],
  ['የግብይት አይነት', 'TRANSACTION TYPE'],
  ['የክፍያ ምክንያት', 'PAYMENT REASON'],
]).concat(
  'TRANSACTION DETAIL',
  'SCAN TO VERIFY',
  'BUYER NAME',
  'SENDER TIN NO',
  'RECEIPT NO PAYMENT DATE SETTLED AMOUNT',
)

const AWASH = [
  ...['Transaction Time', 'Transaction Date', 'Transaction Type', 'Amount', 'Charge', 'VAT', 'Sender Name'],
  ...['Sender Account', 'Source Account', 'Beneficiary name', 'Receiver Name', 'Merchant', 'Customer Name'],
  ...[
    'Beneficiary Account',
    'Receiver Account',
    'Recipient',
    'Till Number',
    'Phone Number',
    'Beneficiary Bank',
    'Reason',
  ],
  ...['Transaction ID', 'Transfer successful', 'Transaction Failed', 'Receipt not found', 'Invalid receipt id'],
  'The requested URL was rejected',
]
const DASHEN = [
  ...['Sender Name', 'Account Holder Name', 'Sender Account Number', 'Account Number', 'Transaction Channel'],
  ...['Service Type', 'Narrative', 'Receiver Name', 'Beneficiary Bank Name', 'Institution Name', 'Instituton Name'],
  ...[
    'Receiver Account Number',
    'Phone No.',
    'Transaction Reference',
    'Transaction Ref',
    'FT Ref',
    'Transfer Reference',
  ],
  ...['Transaction Date', 'Date', 'Transaction Amount', 'Service Charge', 'DRRF Fee', 'VAT (15%)', 'Total', 'Tax'],
  ...['Amount in words', 'Transaction Details', 'Transaction not found'],
]
const CBE_PDF = [
  ...[
    'Payer',
    'Account',
    'Receiver',
    'Payment Date & Time',
    'Reference No. (VAT Invoice No)',
    'Reason / Type of service',
  ],
  ...['Transferred Amount', 'Commission or Service Charge', '15% VAT on Commission', '5% Disaster Risk Response Fund'],
  ...['Total amount debited from customers account', 'Amount in Word', 'Customer Name:', 'VAT Receipt No'],
  ...['You Are Not Allowed to See This Data', 'Payment / Transaction Information'],
]
const CBEBIRR = [
  ...['Customer Name:', 'Region:', 'Sub city:', 'Wereda/kebele:', 'Debit Account', 'Credit Account', 'Receiver Name'],
  ...['Order ID', 'Transaction Status', 'Reference', 'Transaction Details', 'Receipt Number  Transaction Date  Amount'],
  ...['Paid amount', 'Service Charge', 'VAT', 'Total Paid Amount', 'Total Amount in word', 'Payment Reason'],
  ...['Payment Channel', 'Receipt Number'],
]
const ZEMEN = [
  ...['Invoice No.:', 'Date:', 'Payer name:', 'Payer account no.:', 'Recipient name:', 'Recipient account no.:'],
  ...['Reference No:', 'Transaction status:', 'Transaction Detail', 'Service Charge ETB', 'VAT 15% ETB'],
  ...['Total Amount Paid ETB', 'Total amount in word:', 'ETB'],
]
const TWO_COLUMNS = [
  ...['Sender', 'Payer', 'From', 'Sender Account', 'Receiver', 'Beneficiary', 'To', 'Merchant', 'Receiver Account'],
  ...['Receiver Bank', 'Amount', 'Transaction Amount', 'Service Charge', 'VAT', 'Total', 'Date', 'Reference'],
  ...['Transaction ID', 'Type', 'Reason', 'Status', 'Currency', 'Not Found Page', 'Receipt not found'],
]

const keysOf = (...keys: readonly string[]) => keys
const HIRUT = 'HIRUT TESFAYE MOLLA'
const SABA = 'SABA COFFEE PLC'
const COFFEE = 'two sacks of coffee'
const small = ['Hirut Tesfaye Molla', 'Saba Coffee PLC']

const awashPage = (file: string, ...words: readonly string[]): WordedDocument => ({
  bank: awash,
  lookup: 'receipt',
  file,
  words: ['Hirut Tesfaye Molla', ...words],
  labels: AWASH,
  sample: { reference: '260607112299999', date: '2026-01-02 11:22:03' },
})

/** Answers of all banks, of all their kinds. */
export const DOCUMENTS: readonly WordedDocument[] = [
  ...['receipt.html', 'to-bank.html'].map((file) => ({
    bank: telebirr,
    lookup: 'receipt',
    file,
    words: [COFFEE, ...small, 'SABA COFFEE PLC'],
    labels: TELEBIRR,
    sample: { reference: 'DF70AAAAAA', date: '01-02-2026 18:37:39' },
  })),
  ...['receipt.txt', 'to-person.txt', 'to-shop.txt'].map((file) => ({
    bank: mpesa,
    lookup: 'receipt',
    file,
    words: ['Payment for goods', COFFEE, HIRUT, 'Saba Coffee PLC'],
    labels: MPESA,
    sample: { reference: 'UGO0AAAAAA', date: '2026-01-02 18:37:39' },
  })),
  awashPage('send-to-bank.html', 'Transaction Failed', 'Saba Coffee PLC'),
  awashPage('ips-transfer.html', COFFEE, SABA),
  awashPage('telebirr-transfer.html', 'coffee', 'Saba Alemu Kebede'),
  awashPage('merchant-payment.html', COFFEE, 'Saba Coffee PLC'),
  awashPage('send-money.html'),
  ...(['receipt.html', 'to-wallet.html'] as const).map((file) => ({
    bank: dashen,
    lookup: 'html',
    file,
    words: ['Transaction Amount ETB 9,900.00 &amp; coffee', COFFEE, ...small],
    labels: DASHEN,
    sample: FLEXCUBE,
  })),
  { bank: dashen, lookup: 'pdf', file: 'old.txt', words: [COFFEE, ...small], labels: DASHEN, sample: FLEXCUBE },
  { bank: cbe, lookup: 'legacy', file: 'legacy.txt', words: [COFFEE, HIRUT, SABA], labels: CBE_PDF, sample: TEMENOS },
  {
    bank: cbe,
    lookup: 'token',
    file: 'token.json',
    words: [COFFEE, HIRUT, SABA],
    labels: keysOf('id', 'transactionType', 'creditAccountNo', 'creditAccountHolder', 'amountCredited', 'status'),
    sample: TEMENOS,
  },
  {
    bank: boa,
    lookup: 'slip',
    file: 'slip.json',
    words: [COFFEE, HIRUT, SABA],
    labels: keysOf(
      "Receiver's Name",
      "Receiver's Account",
      'Transferred Amount',
      'currency',
      'Transaction Reference',
    ).concat('Invalid reference number', 'Transaction Date'),
    sample: TEMENOS,
  },
  {
    bank: cbebirr,
    lookup: 'receipt',
    file: 'receipt.txt',
    words: [COFFEE, ...small],
    labels: CBEBIRR,
    sample: { reference: 'CAB1AAAAAA', date: '2026-01-02 18:37' },
  },
  {
    bank: zemen,
    lookup: 'receipt',
    file: 'receipt.txt',
    words: [COFFEE, HIRUT, 'Saba Coffee P.L.C.'],
    labels: ZEMEN,
    sample: { reference: '108ATWR25206AAAA', date: '12-Jan-2025' },
  },
  {
    bank: wegagen,
    lookup: 'receipt',
    file: 'transaction.json',
    words: [COFFEE, HIRUT, SABA],
    labels: keysOf('trnRefNo', 'txnAmount', 'currency', 'receiver_name', 'receiver_account', 'event', 'txnTimestamp'),
    sample: FLEXCUBE,
  },
  {
    bank: amhara,
    lookup: 'receipt',
    file: 'transaction.json',
    words: [COFFEE, HIRUT, SABA],
    labels: keysOf('transactionReference', 'amount', 'currencyId', 'receiverName', 'reveiverAccount', 'status'),
    sample: TEMENOS,
  },
  ...[ebirr, coopay, sinqee].map((bank) => ({
    bank,
    lookup: 'receipt',
    file: 'receipt.html',
    words: [COFFEE, ...small],
    labels: TWO_COLUMNS,
    sample: { reference: '204183AAAA', date: '2026-01-02 18:37:39' },
  })),
]
