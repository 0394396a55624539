import { defineBank } from '../bank.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { detect, readReference } from './reference.ts'

/** CBE Birr, the wallet of the Commercial Bank of Ethiopia. The payer's telephone opens a receipt, the receiver's does not. */
export const cbebirr = defineBank({
  code: 'cbebirr',
  aliases: [],
  name: 'CBE Birr',
  requires: {
    account: 'payer_phone',
    accountDigits: 12,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: true,
    creditsOtherBanks: false,
  },
  isProven: true,
  lookups: [receiptPdf],
  detect,
  readReference,
})
