import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import { plainAmount } from '../money.ts'
import { mask } from '../people.ts'
import type { SimulatedReceipt } from '../receipts.ts'

const ROUNDS = 10_000
const KEY_BYTES = 32

/**
 * What the code on a Bank of Abyssinia receipt holds: seven fields, encrypted under a passphrase that the bank ships
 * in its web page. Whoever knows that can make such codes of payments that never were.
 */
export function boaQr(receipt: SimulatedReceipt, passphrase: string): string {
  const { payerAccount, payerName, amountMinor, reference, date, receiverAccount, receiverName } = receipt
  const [year, month, day] = date.slice(0, 10).split('-')
  const fields = [
    mask(payerAccount, { head: 1, stars: 4, tail: 4 }),
    payerName,
    plainAmount(amountMinor),
    reference,
    // Two blanks, as the bank has them.
    `${day}/${month}/${year}  ${date.slice(11, 19)}`,
    receiverAccount,
    receiverName,
  ]
  const key = pbkdf2Sync(passphrase, 'salt', ROUNDS, KEY_BYTES, 'sha1')
  const cipher = createCipheriv('aes-256-cbc', key, '1234567890123456')
  return Buffer.concat([cipher.update(fields.join(','), 'utf8'), cipher.final()]).toString('base64')
}
