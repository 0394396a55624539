import { writeFile } from 'node:fs/promises'
import type { Simulator } from './start-simulator.ts'

/** Headers of the form that CBE's own page sends; the simulator looks at the form only. */
const APP_HEADERS = {
  'X-App-ID': '00000000-0000-4000-8000-000000000001',
  'X-App-Version': '00000000-0000-4000-8000-000000000002',
}

/** Settings that make a platform ask this simulator in place of the banks; its certificate is written to `caFile`. */
export async function platformSettings(
  simulator: Pick<Simulator, 'ca' | 'settings'>,
  caFile: string,
): Promise<Readonly<Record<string, string>>> {
  await writeFile(caFile, simulator.ca)
  return {
    ...simulator.settings,
    ABSAH_BANK_AUTHORITIES: caFile,
    ABSAH_BANK_CBE_TOKEN_HEADERS: JSON.stringify(APP_HEADERS),
  }
}

/** What a shop sends to ask about a payment: the link where there is one with a token, else the number. */
export function questionOf(receipt: Simulator['receipts'][number]): Readonly<Record<string, unknown>> {
  const account = receipt.account === null ? {} : { account_number: receipt.account }
  if (receipt.token !== null && receipt.shareUrl !== null) return { receipt_url: receipt.shareUrl, ...account }
  return { bank: receipt.bank, transaction_number: receipt.reference, ...account }
}
