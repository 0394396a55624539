import fc from 'fast-check'
import { expect, it } from 'vitest'
import { within } from '../../../test/within.ts'
import type { Evidence } from '../../banks/bank.ts'
import { withSlipCodes } from '../../banks/boa/slip-code.ts'
import { banks } from '../../banks/index.ts'
import { evidenceOfText, type Identified, identify } from './identify.ts'
import { readSaid } from './reading/read-said.ts'

/** Anybody may send any text, and all of it is read on the thread that answers everybody. */

const LENGTH = 20_000
const offered = banks.map((bank) => (bank.code === 'boa' ? withSlipCodes(bank, 'fictional word') : bank))

/** What the expressions of each bank look for, and what may stand between. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  cbe: [
    'Commercial Bank of Ethiopia',
    'cbe',
    'Reference No. (VAT Invoice No)',
    'FT26140KX7Q2',
    'https://apps.cbe.com.et:100/?id=',
    'v2-',
  ],
  telebirr: [
    'telebirr',
    'የክፍያ ቁጥር/Invoice No.',
    'transaction number is',
    'DF70KX7Q2M',
    'https://transactioninfo.ethiotelecom.et/receipt/',
  ],
  boa: [
    'Bank of Abyssinia',
    'boa',
    'transaction reference',
    'FT26140KX7Q216171',
    'https://cs.bankofabyssinia.com/slip/?trx=',
  ],
  dashen: [
    'Dashen Bank',
    'FT Ref',
    'Transaction Reference',
    '099WDTS2515400WH',
    '0',
    'https://receipts.dashenbanksc.com/receipt/',
  ],
  awash: ['Awash', 'Transaction ID', '261020135480569', 'https://awashpay.awashbank.com:8225/-', '-2ABCDEF-'],
  zemen: ['Zemen Bank', 'Reference No', '103ATWR2622600AB', 'https://share.zemenbank.com/rt/'],
  cbebirr: [
    'CBE Birr',
    'Receipt Number',
    'Order ID',
    'TID',
    'Amount',
    'is',
    'AB12CD34EF',
    'https://cbepay1.cbe.com.et/aureceipt?TID=',
  ],
  mpesa: [
    'M-PESA',
    'mpesa',
    'TRANSACTION ID',
    'RECEIPT NO',
    'UGO1AB2CD3',
    'https://m-pesabusiness.safaricom.et/receipt/',
  ],
  ebirr: ['eBirr Receipt', 'e-birr receipt', 'Reference', '204183KX7Q', 'https://receipt.ebirr.com/nib/', 'nib/'],
  coopay: [
    'Cooperative Bank of Oromia',
    'eBirr Receipt',
    'Reference',
    '204183KX7Q',
    'https://receipt.ebirr.com/coopay/',
  ],
  sinqee: ['Siinqee', 'Reference No', 'Ref', 'number', 'https://receipt.ebirr.com/siinqee/', 'siinqee/'],
  wegagen: ['Wegagen', '103LTWS2625700AB1113DAAT', 'https://transinfo.wegagenbanksc.com.et:8183/?id='],
  amhara: [
    'Amhara Bank',
    '{"transactionId":"FT26140KX7Q2","creditAccountNo":"1',
    '{',
    'https://receipt.amharabank.com.et/?trx=',
  ],
}
const BETWEEN = [
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '.',
  ':',
  '-',
  '&',
  '/',
  ')',
  '=',
  '(',
  'A',
  '0',
  'f',
  '\u1230',
  '\ud83d',
  'no',
  'https://',
]

const pieces = (words: readonly string[]) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...words), fc.constantFrom(...BETWEEN)),
        // Mostly once, at times as often as the text has room for.
        fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.constantFrom(2, 300, LENGTH)),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((all) => all.map(([word, times]) => word.repeat(Math.min(times, Math.ceil(LENGTH / word.length)))).join(''))
    .map((text) => text.slice(0, LENGTH))

/** In bounded time: an expression that goes astray is interrupted, which a test's own time limit cannot do. */
function expectKnown(identified: Identified): void {
  if (identified.kind === 'unknown') return
  const named = identified.kind === 'named' ? [identified.bank] : identified.banks
  expect(named.length).toBeGreaterThan(0)
  for (const bank of named) expect(offered).toContain(bank)
}

it.each(Object.entries(WORDS))('bears long garbage made of what %s looks for', { timeout: 120_000 }, (_, words) => {
  fc.assert(
    fc.property(pieces(words), fc.constantFrom('url', 'qr', 'number', 'text'), (text, kind) => {
      expectKnown(within(() => identify([{ kind, text } satisfies Evidence], offered)))
      expectKnown(within(() => identify(evidenceOfText(text), offered)))
    }),
    { numRuns: 60 },
  )
})

it('covers every bank', () => {
  expect(Object.keys(WORDS).toSorted()).toEqual(banks.map(({ code }) => code).toSorted())
})

it.each(
  Object.values(WORDS)
    .flat()
    .flatMap((word) => ['\n', ' ', '.', '-', word].map((filler) => [word, filler] as const)),
)('bears %j and %j without end', { timeout: 30_000 }, (word, filler) => {
  const names = Object.values(WORDS).map(([name]) => name)
  const run = filler.repeat(Math.ceil(LENGTH / filler.length))
  for (const text of [`${names.join(' ')} ${word}${run}!`, `${word}${run}`.slice(0, LENGTH), `https://${run}x`]) {
    for (const kind of ['url', 'qr', 'number', 'text'] as const) {
      expectKnown(within(() => identify([{ kind, text }], offered)))
    }
    within(() => readSaid(text))
  }
})

it('never makes a reference of a text but as its bank writes it', () => {
  const words = Object.values(WORDS).flat()
  fc.assert(
    fc.property(pieces(words), (text) => {
      const identified = identify(evidenceOfText(text), offered)
      if (identified.kind !== 'named' || identified.clue.reference === undefined) return
      expect(identified.bank.readReference(identified.clue.reference)).toBe(identified.clue.reference)
    }),
    { numRuns: 200 },
  )
})
