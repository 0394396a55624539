import { plainAmount } from '../../money.ts'
import { mask } from '../../people.ts'
import {
  type Answer,
  type Asked,
  type BankRequest,
  json,
  NO_SUCH_PAGE,
  type Payment,
  type SimulatedLookup,
} from '../../simulated-bank.ts'

const PATH = /^\/api\/v1\/transactions\/public\/transaction-detail\/([^/]+)$/
/** New links, and the older ones without `v2-`. */
const TOKEN = /^(v2-[0-9A-Za-z]{20}|[0-9A-Za-z]{11,20})$/
/** The bank's own page sends two constants of this shape. Any pair will do here. */
const APP_HEADER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the bank's page for a shared link asks. The token's letter case matters. */
export const token: SimulatedLookup = {
  name: 'token',
  realOrigin: 'https://mb.cbe.com.et',
  tls: 'default',
  read,
  keyOf: (payment) => payment.token,
  opens: () => true,
  hit: (payment) => json(transaction(payment)),
  ownFaults: { missing_headers: () => MISSING_HEADERS },
  miss: () => json({ status: 400, title: 'Bad Request', detail: 'transaction not found with id: FT00000XXXXX' }, 400),
}

const MISSING_HEADERS: Answer = { status: 400, type: 'text/plain', body: 'Missing Headers' }

function read({ path, headers }: BankRequest): Asked | Answer {
  const named = PATH.exec(path)?.[1]
  if (named === undefined) return NO_SUCH_PAGE
  const isFromApp = ['x-app-id', 'x-app-version'].every((name) => APP_HEADER.test(String(headers[name] ?? '')))
  if (!isFromApp) return MISSING_HEADERS
  if (!TOKEN.test(named)) {
    const problem = { status: 500, title: 'Error', detail: 'Security Alert: Invalid or tampered legacy token!' }
    return { status: 500, type: 'application/problem+json', body: JSON.stringify(problem) }
  }
  return { key: named, proof: '' }
}

function transaction({ reference, kind, at, payer, receiver, amountMinor, fees, reason }: Payment) {
  // The bank prints some amounts with the currency before them and some without.
  const prefix = fees.chargeMinor > 0 ? 'ETB' : ''
  return {
    id: reference,
    transactionType: kind,
    platformTransactionType: 'TRANSFER',
    debitAccountHolder: payer.name.toUpperCase(),
    debitAccountNo: mask(payer.account, { head: 1, stars: 8, tail: 4 }),
    creditAccountHolder: receiver.name.toUpperCase(),
    creditAccountNo: mask(receiver.account, { head: 1, stars: 8, tail: 4 }),
    debitAmount: plainAmount(amountMinor),
    amountCredited: `${prefix}${plainAmount(amountMinor)}`,
    amountDebited: `${prefix}${plainAmount(fees.totalMinor)}`,
    debitCurrency: 'ETB',
    creditCurrency: 'ETB',
    serviceChargeValue: plainAmount(fees.chargeMinor),
    vatValue: plainAmount(fees.vatMinor),
    drCharge: plainAmount(fees.fundMinor),
    dateTimes: [at.toISOString().replace('.000Z', 'Z')],
    authDate: at.toISOString().slice(0, 10),
    processingDate: at.toISOString().slice(0, 10),
    paymentDetails: [reason],
    description: 'Account to account transfer',
    debitTheirRef: 'MB Transfer',
    creditTheirRef: 'MB Transfer',
    commissionCode: 'Debit Plus Charges',
    chargeCode: 'WAIVE',
    amountCreditedWithCurrency: `ETB${plainAmount(amountMinor)}`,
    isPlatformTransaction: true,
    isOtherBank: false,
    channel: 'ANDROID',
  }
}
