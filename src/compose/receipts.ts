import type { Config } from '../config.ts'
import { createZxingCodes } from '../engines/codes/zxing-codes.ts'
import type { Documents } from '../engines/documents/documents.ts'
import type { Ocr } from '../engines/ocr/ocr.ts'
import { recordAct } from '../features/audit/record-act.ts'
import { createAskBank } from '../features/receipts/ask/ask-bank.ts'
import { tellHealth } from '../features/receipts/ask/bank-health.ts'
import { type Distrusted, openBankServers } from '../features/receipts/ask/bank-servers.ts'
import { registerCheckJob } from '../features/receipts/background/run-check.ts'
import { createFindPayment } from '../features/receipts/find-payment.ts'
import { openBankPins } from '../features/receipts/pins/bank-pins.ts'
import { createReadReceiptFile } from '../features/receipts/reading/read-receipt-file.ts'
import type { ReceiptRouteDeps } from '../features/receipts/routes.ts'
import { verifyForService } from '../features/receipts/verify-for-service.ts'
import type { Db } from '../platform/database/database.ts'
import type { Keyring } from '../platform/encryption/keyring.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Logger } from '../platform/logging/logger.ts'
import type { SearchReceipt } from '../verifiers/receipt/receipt-search.ts'
import { type BankSettings, banksWith, readBankSettings } from './banks.ts'

export interface Receipts extends ReceiptRouteDeps {
  /** What the service PAYMENT_RECEIPT_VERIFICATION asks. */
  readonly search: SearchReceipt
  /** How each bank was when it was last asked. */
  tellBanks(): readonly object[]
  close(): Promise<void>
}

export interface ReceiptParts {
  readonly config: BankSettings &
    Pick<
      Config,
      'boaSlipWord' | 'receiptRetrySeconds' | 'receiptPendingSeconds' | 'receiptAsksPerMinute' | 'webhookAllow'
    >
  readonly db: Db
  readonly keyring: Keyring
  readonly jobs: Jobs
  readonly logger: Logger
  readonly documents: Documents
  readonly ocr: Ocr
  readonly referenceKey: Uint8Array
}

/** The receipt API with every bank, and its work in the background; `close` it when nobody asks any more. */
export function openReceipts({ config, documents, ocr, logger, ...base }: ReceiptParts): Receipts {
  const banks = banksWith(config)
  const pins = openBankPins({ db: base.db, onError: (err) => logger.error({ err }, 'bank.pins_not_read') })
  const onDistrusted = (server: Distrusted) =>
    logger.warn({ ...server, advice: adviceOn(server) }, 'bank.server_distrusted')
  const servers = openBankServers({ banks, ...readBankSettings(config), pins, onDistrusted })
  const askBank = createAskBank({ servers, documents })
  const findPayment = createFindPayment({ askBank })
  registerCheckJob({
    ...{ ...base, banks, findPayment, logger },
    retrySeconds: config.receiptRetrySeconds,
    pendingSeconds: config.receiptPendingSeconds,
    asksPerMinuteMax: config.receiptAsksPerMinute,
  })
  const codes = createZxingCodes()
  const close = async () => void (await Promise.all([servers.close(), codes.close()]))
  const readFile = createReadReceiptFile({ documents, ocr, codes })
  const service = { ...base, banks, findPayment, readFile }
  return {
    ...service,
    recordAct,
    servers,
    webhookAllow: config.webhookAllow,
    search: async (fields, file, run) =>
      verifyForService(service, { fields, file: file === null ? null : await file.bytes() }, run),
    tellBanks: () => banks.map((bank) => ({ code: bank.code, ...tellHealth(servers, bank) })),
    close,
  }
}

function adviceOn({ bank, lookup, reason, isPinnedBySetting }: Distrusted): string {
  const command = `bin/absah banks pin ${bank}`
  if (reason !== 'PIN_MISMATCH') return `The server could not prove who it is. Look at what it shows: ${command}`
  const change = isPinnedBySetting ? `change ${`ABSAH_BANK_${bank}_${lookup}_PIN`.toUpperCase()}` : command
  return `The server shows another key than the pinned one. Make sure that it is the bank's, then: ${change}`
}
