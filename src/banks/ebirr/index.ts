import { defineBank } from '../bank.ts'
import { receiptHtml } from './receipt-html.ts'
import { detect, readReference } from './reference.ts'

/** The receipts of several banks and savings unions under one host. How they look was never shown in public. */
export const ebirr = defineBank({
  code: 'ebirr',
  aliases: [],
  name: 'eBirr',
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
