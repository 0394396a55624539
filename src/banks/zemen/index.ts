import { dayOfFlexcube } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { detect, readReference } from './reference.ts'

/**
 * Zemen Bank. One link and one receipt, of cash from a machine, are known in public; whether a bare reference opens a
 * receipt is not, so only links are asked.
 */
export const zemen = defineBank({
  code: 'zemen',
  aliases: [],
  name: 'Zemen Bank',
  requires: {
    account: 'none',
    accountDigits: null,
    by: 'link',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: false,
  },
  isProven: false,
  lookups: [receiptPdf],
  detect,
  readReference,
  dateOf: dayOfFlexcube,
})
