import { createZxingCodes } from '../engines/codes/zxing-codes.ts'
import { recordAct } from '../features/audit/door.ts'
import { createAskBank } from '../features/receipts/ask/ask-bank.ts'
import { tellHealth } from '../features/receipts/ask/bank-health.ts'
import { type Distrusted, openBankServers } from '../features/receipts/ask/bank-servers.ts'
import { registerCheckJob } from '../features/receipts/background/run-check.ts'
import { sweepEvidence } from '../features/receipts/evidence/store.ts'
import { createFindPayment } from '../features/receipts/find-payment.ts'
import { openBankPins } from '../features/receipts/pins/bank-pins.ts'
import { createReadReceiptFile } from '../features/receipts/reading/read-receipt-file.ts'
import { redactReceipts } from '../features/receipts/redact-check.ts'
import { receiptRoutes } from '../features/receipts/routes.ts'
import { verifyForService } from '../features/receipts/verify-for-service.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { SearchReceipt } from '../verifiers/receipt/receipt-search.ts'
import { banksWith, readBankSettings } from './banks.ts'
import type { Ground } from './ground.ts'
import { type Part, sweep } from './part.ts'

export interface Receipts extends Part {
  /** What the service PAYMENT_RECEIPT_VERIFICATION asks. */
  readonly search: SearchReceipt
  /** How each bank was when it was last asked. */
  tellBanks(): readonly (ReturnType<typeof tellHealth> & { readonly code: string })[]
}

/** The receipt API with every bank, and its work in the background. */
export function openReceipts({ config, db, keyring, jobs, logger, masterKey, engines }: Ground): Receipts {
  const { documents, ocr } = engines
  const banks = banksWith(config)
  const pins = openBankPins({ db, onError: (err) => logger.error({ err }, 'bank.pins_not_read') })
  const onDistrusted = (server: Distrusted) =>
    logger.warn({ ...server, advice: adviceOn(server) }, 'bank.server_distrusted')
  const servers = openBankServers({ banks, ...readBankSettings(config), pins, onDistrusted })
  const findPayment = createFindPayment({ askBank: createAskBank({ servers, documents }) })
  const codes = createZxingCodes()
  const readFile = createReadReceiptFile({ documents, ocr, codes })
  const referenceKey = deriveKey(masterKey, 'receipts:1')
  const service = { db, keyring, jobs, logger, referenceKey, banks, findPayment, readFile }
  const patience = {
    retrySeconds: config.receiptRetrySeconds,
    pendingSeconds: config.receiptPendingSeconds,
    asksPerMinuteMax: config.receiptAsksPerMinute,
  }
  return {
    routes: [receiptRoutes({ ...service, servers, recordAct, webhookAllow: config.webhookAllow })],
    jobs: () => registerCheckJob({ ...service, ...patience }),
    redactCopies: [redactReceipts],
    chores: [sweep({ logger, name: 'evidence', work: (signal) => sweepEvidence(db, signal) })],
    search: async (fields, file, run) =>
      verifyForService(service, { fields, file: file === null ? null : await file.bytes() }, run),
    tellBanks: () => banks.map((bank) => ({ code: bank.code, ...tellHealth(servers, bank) })),
    close: () => Promise.all([servers.close(), codes.close()]),
  }
}

function adviceOn({ bank, lookup, reason, isPinnedBySetting }: Distrusted): string {
  const command = `bin/absah banks pin ${bank}`
  if (reason !== 'PIN_MISMATCH') return `The server could not prove who it is. Look at what it shows: ${command}`
  const change = isPinnedBySetting ? `change ${`ABSAH_BANK_${bank}_${lookup}_PIN`.toUpperCase()}` : command
  return `The server shows another key than the pinned one. Make sure that it is the bank's, then: ${change}`
}
