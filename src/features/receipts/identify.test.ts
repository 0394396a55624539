import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { banks } from '../../banks/index.ts'
import { evidenceOfText, identify } from './identify.ts'
import { readSaid } from './reading/read-said.ts'

/** What banks' numbers, links and receipts are made of, whole and in halves. */
const PIECES = [
  ...['FT26140KX7Q2', 'FT', 'DF71KX7Q9M', '2519****3764', '1000123452659', '25170', '0', 'O', 'A1', '9', 'T', '*'],
  ...['telebirr receipt', 'eBirr receipt', 'CBE Birr', 'M-PESA', 'Awash', 'Dashen', 'Zemen', 'Siinqee', 'Abyssinia'],
  ...['Commercial Bank of Ethiopia', 'Invoice No.', 'Transaction ID', 'Reference', 'Ref No', 'transaction number is'],
  ...['Dear ', 'has been', 'received ETB ', 'Settled Amount', 'Payment Date', '600.00 Birr', ' ETB', 'ብር', 'የክፍያ'],
  ...['https://', 'http://', 'mbreciept.cbe.com.et/', 'apps.cbe.com.et:100/?id=', 'awashpay.awashbank.com:8225/'],
  ...['transactioninfo.ethiotelecom.et/receipt/', 'cs.bankofabyssinia.com/slip/?trx=', 'receipt.ebirr.com/nib/'],
  ...[
    '{"transactionId":"',
    '"creditAccountNo":"',
    '"',
    '{',
    '}',
    ':',
    ':',
    '.',
    ',',
    '-',
    '_',
    '/',
    '?',
    '=',
    '&',
    '%',
  ],
  ...[' ', ' ', '\n', '\t', '\r\n', '(', ')', '+03:00', '0002', '6304', 'a', 'Z', '\u00a0', '\u200f', '\ud800'],
]

const piece = fc.constantFrom(...PIECES)
/** Pieces in any order; and a few of them over and over, which is what a careless pattern takes for ever on. */
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((each) => each.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom('', 'https://', ...PIECES), fc.array(piece, { minLength: 1, maxLength: 4 }), piece)
    .map(([head, body, tail]) => head + body.join('').repeat(20_000).slice(0, 20_000) + tail),
)

describe('finding the bank of what somebody sent', () => {
  it('ends for any text, whatever kind it is given as, with known banks or none', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, fc.constantFrom('url', 'qr', 'number', 'text'), (sent, kind) => {
        const evidence = kind === 'text' ? evidenceOfText(sent) : [{ kind, text: sent } as const]
        const identified = identify(evidence, banks)
        if (identified.kind === 'named') expect(banks).toContain(identified.bank)
        if (identified.kind === 'ambiguous') expect(new Set(identified.banks).size).toBeGreaterThan(1)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['white space after a label', 'telebirr receipt', ' \n'],
    ['marks in a link', 'https://', ':'],
    ['a host of a link', 'http://', 'FT26140KX7Q2'],
    ['digits', 'Payment Date', '9'],
    ['commas', 'Invoice No.', ','],
  ])('and reading it do not begin anew at each of 50,000 letters: %s', (_what, head, body) => {
    const sent = `${head}${body.repeat(50_000).slice(0, 50_000)}A1`
    expect(identify(evidenceOfText(sent), banks).kind).toMatch(/^(named|ambiguous|unknown)$/)
    expect(readSaid(sent)).toMatchObject({ amount: null, currency: 'ETB' })
  })

  it('asks for nothing but what its bank can be asked: text becomes a reference as the bank writes it', () => {
    fc.assert(
      fc.property(text, (sent) => {
        const identified = identify(evidenceOfText(sent), banks)
        if (identified.kind !== 'named' || identified.clue.reference === undefined) return
        const { bank, clue } = identified
        expect(bank.readReference(clue.reference ?? '')).toBe(clue.reference)
      }),
      { numRuns: 200 },
    )
  })
})
