import { dayOfTemenos } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { detect, readReference } from './reference.ts'
import { slipJson } from './slip-json.ts'

/** Bank of Abyssinia. Its slips open to a reference and the last five digits of an account in the payment. */
export const boa = defineBank({
  code: 'boa',
  aliases: ['abyssinia'],
  name: 'Bank of Abyssinia',
  requires: {
    account: 'own',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: false,
    creditsOtherBanks: false,
  },
  isProven: true,
  lookups: [slipJson],
  detect,
  readReference,
  dateOf: dayOfTemenos,
})
