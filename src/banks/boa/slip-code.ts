import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import type { Bank, Clue } from '../bank.ts'
import { REFERENCE } from './reference.ts'

const ROUNDS = 10_000
const KEY_BYTES = 32
const IV = Buffer.from('1234567890123456')
const CODE_LENGTH_MAX = 2_000
const FIELDS = 7

/**
 * The bank with the codes on its slips: AES-256-CBC under a word that the bank's own page gives away, so that anybody can make
 * such a code. It names the payment that the bank is asked about, and proves nothing. The plain text is one line of seven
 * fields: source account (masked), source name, amount, reference, date, receiver's account, receiver's name.
 *
 * @param passphrase that word; it is not part of this program
 */
export function withSlipCodes(bank: Bank, passphrase: string): Bank {
  const key = pbkdf2Sync(passphrase, 'salt', ROUNDS, KEY_BYTES, 'sha1')
  return {
    ...bank,
    detect: (evidence) =>
      bank.detect(evidence) ?? (evidence.kind === 'qr' ? ofSlipCode(evidence.text, key) : undefined),
  }
}

function ofSlipCode(text: string, key: Buffer): Clue | undefined {
  const fields = open(text, key)?.split(',') ?? []
  const [, payerName, amount = '', reference = '', , receiverAccount = '', receiverName] = fields
  if (fields.length !== FIELDS || !REFERENCE.test(reference)) return undefined
  const units = /^\d{1,12}(\.\d{1,2})?$/.test(amount) ? Number(amount) : undefined
  return {
    reference,
    token: undefined,
    // A slip opens to the last five digits of an account in the payment.
    account: /\d{5}$/.exec(receiverAccount)?.[0],
    certainty: 'sure',
    said: {
      ...(units === undefined ? {} : { amountMinor: Math.round(units * 100) }),
      ...(payerName === undefined ? {} : { payerName }),
      ...(receiverName === undefined ? {} : { receiverName }),
    },
  }
}

/** Undefined for what was not encrypted under the key. */
function open(text: string, key: Buffer): string | undefined {
  if (text.length > CODE_LENGTH_MAX || !/^[\w+/]+={0,2}$/.test(text)) return undefined
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, IV)
    return decipher.update(text, 'base64', 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
