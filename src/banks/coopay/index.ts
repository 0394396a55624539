import { defineBank } from '../bank.ts'
import { receiptHtml } from './receipt-html.ts'
import { detect, readReference } from './reference.ts'

/** Coopay of the Cooperative Bank of Oromia. Its receipts are under the host of eBirr; how they look was never shown. */
export const coopay = defineBank({
  code: 'coopay',
  aliases: ['coopbank', 'cbo'],
  name: 'Cooperative Bank of Oromia',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'link',
    takesLinks: true,
    linkProvesReceiver: false,
    creditsOtherBanks: true,
  },
  isProven: false,
  lookups: [receiptHtml],
  detect,
  readReference,
})
