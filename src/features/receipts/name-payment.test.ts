import { describe, expect, it } from 'vitest'
import { banks } from '../../banks/index.ts'
import { HttpError } from '../../platform/http/http-error.ts'
import { findBank } from './identify.ts'
import { type Naming, namePayment } from './name-payment.ts'

const TELEBIRR = 'https://transactioninfo.ethiotelecom.et/receipt/'
const CBE = 'https://mbreciept.cbe.com.et/'
const [TOKEN, OTHER_TOKEN] = ['v2-Ab3dEf6hIj9lMn2pQr5t', 'v2-Zb3dEf6hIj9lMn2pQr5t']

function named(fields: Naming['fields'] & { bank?: string }, rest: Partial<Naming> = {}) {
  const { bank, ...naming } = fields
  const hint = bank === undefined ? undefined : findBank(banks, bank)
  try {
    const found = namePayment({ fields: naming, fileEvidence: [], isRecognized: false, ...rest }, banks, hint)
    return [found.bank.code, found.clue.reference ?? null, found.clue.token ?? null]
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return error.errors?.map(({ field, message }) => `${field}: ${message}`).join()
  }
}

describe('a number alone', () => {
  it.each([
    ['v2-Ab3dEf6hIj9lMn2pQr5t', ['cbe', null, TOKEN]],
    ['FT26140KX7Q286043470', ['cbe', 'FT26140KX7Q2', null]],
    ['FT26140KX7Q286171', ['boa', 'FT26140KX7Q2', null]],
    ['-2KDL95Z0NR-4U61O4', ['awash', '260607112275735', '-2KDL95Z0NR-4U61O4']],
    ['nib/Ab3dEf6hIj9lMn2pQr5t_-', ['ebirr', null, 'nib/Ab3dEf6hIj9lMn2pQr5t_-']],
    [`${TELEBIRR}DF70KX7Q2M`, ['telebirr', 'DF70KX7Q2M', null]],
  ])('that is surely of one bank is asked: %s', (number, expected) => {
    expect(named({ transaction_number: number })?.slice(0, 1)).toEqual(expected.slice(0, 1))
  })

  it.each([
    ['FT26140KX7Q2', ['cbe', 'boa', 'amhara']],
    ['DF70KX7Q2M', ['telebirr']],
  ])('that may be of several names them: %s', (number, codes) => {
    const refused = String(named({ transaction_number: number }))
    expect(refused).toMatch(/^bank: /)
    for (const code of codes) expect(refused).toMatch(new RegExp(`\\b${code}\\b`))
  })

  it('that is nobody’s asks for the bank', () => {
    expect(named({ transaction_number: '!' })).toBe('bank: The bank field is required.')
  })
})

describe('several in one request', () => {
  const agreeing: readonly (readonly [string, Parameters<typeof named>[0], readonly unknown[]])[] = [
    [
      'the same number twice',
      { transaction_number: 'df70kx7q2m', receipt_url: `${TELEBIRR}DF70KX7Q2M` },
      ['telebirr', 'DF70KX7Q2M', null],
    ],
    [
      'a number beside a link without one',
      { transaction_number: 'FT26140KX7Q2', receipt_url: CBE + TOKEN },
      ['cbe', 'FT26140KX7Q2', TOKEN],
    ],
    [
      'a number beside a link without one, the bank said',
      { bank: 'cbe', transaction_number: 'FT26140KX7Q2', receipt_url: CBE + TOKEN },
      ['cbe', 'FT26140KX7Q2', TOKEN],
    ],
  ]
  it.each(agreeing)('name one payment: %s', (_, fields, expected) => {
    expect(named(fields)).toEqual(expected)
  })

  const telebirrText = (number: string) => `You have received ETB 600. Your telebirr transaction number is ${number}.`
  const different: readonly (readonly [Parameters<typeof named>[0], string])[] = [
    [{ transaction_number: 'DF70AAAAA1', receipt_url: `${TELEBIRR}DF70KX7Q2M` }, 'transaction_number'],
    [{ bank: 'telebirr', transaction_number: 'DF70AAAAA1', receipt_url: `${TELEBIRR}DF70KX7Q2M` }, 'receipt_url'],
    [{ bank: 'telebirr', transaction_number: 'DF70AAAAA1', receipt_text: telebirrText('DF70KX7Q2M') }, 'receipt_text'],
    [{ receipt_url: `${TELEBIRR}DF70AAAAA1`, receipt_text: telebirrText('DF70KX7Q2M') }, 'receipt_text'],
    [{ receipt_url: CBE + TOKEN, receipt_text: `See ${CBE}${OTHER_TOKEN}` }, 'receipt_text'],
    [{ bank: 'telebirr', transaction_number: 'DF70KX7Q2M', receipt_url: CBE + TOKEN }, 'receipt_url'],
    [{ transaction_number: 'DF70KX7Q2M', receipt_url: CBE + TOKEN }, 'transaction_number'],
  ]
  it.each(different)('are refused where they name different payments: %j', (fields, field) => {
    expect(String(named(fields))).toMatch(new RegExp(`^${field}: `))
  })

  it('agree where a picture’s print was taken for its look-alike, and what is exact wins', () => {
    const print = [{ kind: 'text', text: 'telebirr receipt Invoice No. DF7OKX7Q2M 07-06-2026' } as const]
    const file = { fileEvidence: print, isRecognized: true }
    const typed = { bank: 'telebirr', transaction_number: 'DF70KX7Q2M' }
    expect(named(typed, file)).toEqual(['telebirr', 'DF70KX7Q2M', null])
    expect(named({ receipt_url: `${TELEBIRR}DF70KX7Q2M` }, file)).toEqual(['telebirr', 'DF70KX7Q2M', null])
    expect(named({ ...typed, transaction_number: 'DF70KX7Q3M' }, file)).toMatch(/^receipt_file: /)
  })

  it('do not agree where two exact ones only look alike', () => {
    const both = { transaction_number: 'DF7OKX7Q2M', receipt_url: `${TELEBIRR}DF70KX7Q2M` }
    expect(String(named(both))).toContain('names another payment')
  })
})
