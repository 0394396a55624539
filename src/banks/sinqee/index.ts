import { defineBank } from '../bank.ts'
import { ownHtml, sharedHtml } from './receipt-html.ts'
import { detect, readReference } from './reference.ts'

/** Siinqee Bank. Its receipts were under the host of eBirr; another address is known from one author. Neither is proven. */
export const sinqee = defineBank({
  code: 'sinqee',
  aliases: ['siinqee'],
  name: 'Siinqee Bank',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: false,
    creditsOtherBanks: true,
  },
  isProven: false,
  lookups: [sharedHtml, ownHtml],
  detect,
  readReference,
})
