import { dayOfTemenos } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { detect, readReference } from './reference.ts'
import { transactionJson } from './transaction-json.ts'

/** Amhara Bank. Some transfers inside its app never get a receipt. */
export const amhara = defineBank({
  code: 'amhara',
  aliases: [],
  name: 'Amhara Bank',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: true,
  },
  isProven: true,
  lookups: [transactionJson],
  detect,
  readReference,
  dateOf: dayOfTemenos,
})
