import { defineBank } from '../bank.ts'
import { receiptJson } from './receipt-json.ts'
import { dateOf, detect, readReference } from './reference.ts'

/** M-PESA of Safaricom Ethiopia. */
export const mpesa = defineBank({
  code: 'mpesa',
  aliases: [],
  name: 'M-PESA',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: true,
  },
  isProven: true,
  lookups: [receiptJson],
  detect,
  readReference,
  dateOf,
})
