import { describe, expect, it } from 'vitest'
import { banks } from '../../banks/index.ts'
import { evidenceOfText, identify } from './identify.ts'

/** Of a text: the bank's code, or those of all that it may be. */
function bankOf(text: string): string | readonly string[] | null {
  const identified = identify(evidenceOfText(text), banks)
  switch (identified.kind) {
    case 'named':
      return identified.bank.code
    case 'ambiguous':
      return identified.banks.map((bank) => bank.code)
    case 'unknown':
      return null
  }
}

const ROWS =
  'Sender Hirut Tesfaye Molla\nReceiver Saba Coffee PLC\nAmount ETB 600.00\nReference 204183KX7Q\nStatus Completed'
const FT = 'FT26140KX7Q2'

describe('the bank of a pasted text', () => {
  it.each([
    ['an eBirr receipt that names nobody', `eBirr Receipt\n${ROWS}`, ['ebirr', 'coopay', 'sinqee']],
    ['the same without its line breaks', `eBirr Receipt ${ROWS.replaceAll('\n', ' ')}`, ['ebirr', 'coopay', 'sinqee']],
    ['Siinqee’s', `Siinqee Bank\neBirr Receipt\n${ROWS}`, 'sinqee'],
    ['Siinqee’s, spelled as in the API', `Sinqee Bank\neBirr Receipt\n${ROWS}`, 'sinqee'],
    ['Nib’s', `Nib Bank\neBirr Receipt\n${ROWS}`, 'ebirr'],
    ['of the Cooperative Bank of Oromia', `Cooperative Bank of Oromia eBirr Receipt\n${ROWS}`, 'coopay'],
    ['Nib’s, to Siinqee', `Nib Bank\neBirr Receipt\n${ROWS}\nReceiver bank: Siinqee Bank`, 'ebirr'],
    ['CBE’s', `Commercial Bank of Ethiopia\nReference No. (VAT Invoice No) ${FT}`, 'cbe'],
    ['the Bank of Abyssinia’s', `Bank of Abyssinia\nTransaction Reference ${FT}`, 'boa'],
    ['Amhara’s', `Amhara Bank\n${FT}`, 'amhara'],
    ['a number of three banks, naming none', `Paid: ${FT}`, null],
    ['Telebirr’s, to a bank', 'telebirr receipt Invoice No. DF70KX7Q2M Credited Party name Siinqee Bank', 'telebirr'],
  ])('%s', (_, text, expected) => {
    expect(bankOf(text)).toEqual(expected)
  })
})
