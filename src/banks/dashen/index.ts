import { dayOfFlexcube } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { oldPdf } from './old-pdf.ts'
import { receiptHtml } from './receipt-html.ts'
import { detect, readReference } from './reference.ts'

/** Dashen Bank. A page since the middle of 2026; a PDF under another host before. */
export const dashen = defineBank({
  code: 'dashen',
  aliases: [],
  name: 'Dashen Bank',
  requires: {
    account: 'own',
    accountDigits: null,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: false,
    creditsOtherBanks: true,
  },
  isProven: true,
  lookups: [receiptHtml, oldPdf],
  detect,
  readReference,
  dateOf: dayOfFlexcube,
})
