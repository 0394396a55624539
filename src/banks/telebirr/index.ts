import { defineBank } from '../bank.ts'
import { receiptHtml } from './receipt-html.ts'
import { dateOf, detect, readReference } from './reference.ts'

/** telebirr, the wallet of Ethio telecom. */
export const telebirr = defineBank({
  code: 'telebirr',
  aliases: [],
  name: 'Telebirr',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: true,
  },
  isProven: true,
  lookups: [receiptHtml],
  detect,
  readReference,
  dateOf,
})
