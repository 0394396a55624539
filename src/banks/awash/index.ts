import { defineBank } from '../bank.ts'
import { receiptHtml } from './receipt-html.ts'
import { dateOf, detect, readReference } from './reference.ts'

/** Awash Bank. Its link is the only key: the number on a receipt lacks the counter that the server compares. */
export const awash = defineBank({
  code: 'awash',
  aliases: [],
  name: 'Awash Bank',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'link',
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
