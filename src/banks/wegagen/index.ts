import { dayOfFlexcube } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { detect, readReference } from './reference.ts'
import { transactionJson } from './transaction-json.ts'

/** Wegagen Bank. Its link is the only key: what it adds to the reference is on no receipt. */
export const wegagen = defineBank({
  code: 'wegagen',
  aliases: [],
  name: 'Wegagen Bank',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'link',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: true,
  },
  isProven: true,
  lookups: [transactionJson],
  detect,
  readReference,
  dateOf: dayOfFlexcube,
})
