import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boa } from './index.ts'
import { withSlipCodes } from './slip-code.ts'

const WORD = 'a word of the operator'
const SLIP = '1****1851,Tigist Negash,9250.00,FT26280WSR2W,07/10/2026  06:48:11,1000123452659,Natnael Regassa'

function seal(line: string, word = WORD): string {
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(word, 'salt', 10_000, 32, 'sha1'), '1234567890123456')
  return Buffer.concat([cipher.update(line, 'utf8'), cipher.final()]).toString('base64')
}

describe('a code on a slip of the Bank of Abyssinia', () => {
  const bank = withSlipCodes(boa, WORD)

  it('names the payment where the operator gave the word', () => {
    expect(bank.detect({ kind: 'qr', text: seal(SLIP) })).toMatchObject({
      reference: 'FT26280WSR2W',
      account: '52659',
      certainty: 'sure',
      said: { amountMinor: 925_000, receiverName: 'Natnael Regassa' },
    })
  })

  it('names nothing without the word, under another, in a text, or with other fields', () => {
    expect(boa.detect({ kind: 'qr', text: seal(SLIP) })).toBeUndefined()
    expect(bank.detect({ kind: 'qr', text: seal(SLIP, 'another word') })).toBeUndefined()
    expect(bank.detect({ kind: 'text', text: seal(SLIP) })).toBeUndefined()
    for (const line of ['', 'a,b,c', SLIP.replace('FT26280WSR2W', 'nothing'), `${SLIP},more`]) {
      expect(bank.detect({ kind: 'qr', text: seal(line) })).toBeUndefined()
    }
  })

  it('still reads the links of its codes, and bears garbage', () => {
    const link = 'https://cs.bankofabyssinia.com/slip/?trx=FT26140KX7Q216171'
    expect(bank.detect({ kind: 'qr', text: link })).toMatchObject({ reference: 'FT26140KX7Q2', account: '16171' })
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => bank.detect({ kind: 'qr', text }) === undefined))
    fc.assert(
      fc.property(fc.base64String({ maxLength: 300 }), (text) => bank.detect({ kind: 'qr', text }) === undefined),
    )
  })
})
