import { dayOfTemenos } from '../../lib/receipts/reference-date.ts'
import { defineBank } from '../bank.ts'
import { branchPdf, legacyPdf } from './legacy-pdf.ts'
import { detect, readReference } from './reference.ts'
import { tokenJson } from './token-json.ts'

/** Commercial Bank of Ethiopia. A shared link asks the new service; reference and account ask the old one. */
export const cbe = defineBank({
  code: 'cbe',
  aliases: [],
  name: 'Commercial Bank of Ethiopia',
  requires: {
    account: 'own',
    accountDigits: 13,
    by: 'number',
    takesLinks: true,
    linkProvesReceiver: false,
    creditsOtherBanks: false,
  },
  isProven: true,
  lookups: [tokenJson, legacyPdf, branchPdf],
  detect,
  readReference,
  dateOf: dayOfTemenos,
})
