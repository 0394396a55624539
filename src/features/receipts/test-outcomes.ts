import { createHash } from 'node:crypto'
import { type Bank, NO_FEES, type Question, type Receipt } from '../../banks/bank.ts'
import { toAddisIso } from '../../lib/receipts/addis-time.ts'
import type { BankOutcome } from './ask/bank-outcome.ts'

/** What the last two characters of a number or link bring about in test mode, where no bank is asked. */
export const TEST_ENDINGS = {
  '04': 'not found',
  '05': 'only the link could tell',
  '09': 'pending: not settled yet',
  '10': 'reversed',
  '11': 'failed',
  '12': 'a status that is not known',
  '13': 'another reference than the one asked',
  '14': 'an amount of nothing',
  '15': 'another receiver than any own account',
  '16': 'a receiver that the bank does not name',
  '52': 'the bank answers in a form that is not known',
  '53': 'the bank does not answer in time',
  '54': 'the certificate of the bank does not verify',
  '55': 'the bank keeps us out',
} as const

type Ending = keyof typeof TEST_ENDINGS

/** Money in an amount that the reference decides, so that the same question gets the same answer. */
export function testOutcome(bank: Bank, question: Question, ownAccount: string | null): BankOutcome {
  const named = question.reference ?? question.token
  const canBeAsked = bank.lookups.some((lookup) => lookup.request(question) !== undefined)
  if (named === undefined || !canBeAsked) return { kind: 'unasked' }
  const ending = endingOf(named)
  switch (ending) {
    case '04':
      return { kind: 'not_found' }
    case '05':
      return { kind: 'link_needed' }
    case '52':
      return { kind: 'unreadable', detail: 'test mode', body: null }
    case '53':
      return { kind: 'unreachable', cause: 'timeout', retryAfterSeconds: 10 }
    case '54':
      return { kind: 'unreachable', cause: 'certificate', retryAfterSeconds: 10 }
    case '55':
      return { kind: 'unreachable', cause: 'blocked', retryAfterSeconds: 10 }
    default: {
      const receipt = { ...settled(bank, question, ownAccount), ...changed(ending) }
      return {
        kind: 'found',
        receipt,
        method: 'official',
        sourceUrl: `https://test.invalid/${bank.code}`,
        answer: null,
      }
    }
  }
}

function endingOf(named: string): Ending | null {
  const end = named.slice(-2)
  return isEnding(end) ? end : null
}

function isEnding(text: string): text is Ending {
  return text in TEST_ENDINGS
}

function settled(bank: Bank, question: Question, named: string | null): Receipt {
  const reference =
    question.reference ??
    `TEST${digest(question.token ?? '')
      .toString('hex', 0, 4)
      .toUpperCase()}`
  const day = bank.dateOf?.(reference)?.split('-').map(Number) ?? [2026, 1, 15]
  const [year = 2026, month = 1, date = 15] = day
  const isPayers = bank.requires.account === 'payer_phone'
  const own = (named ?? (isPayers ? null : question.account) ?? '1000000006171').replace(/\D/g, '')
  const masked = `${own[0] ?? ''}****${own.slice(-4)}`
  return {
    reference,
    status: 'completed',
    transactionType: 'transfer',
    amountMinor: 10_000 + (digest(reference).readUInt16BE(0) % 1_000) * 100,
    currency: 'ETB',
    date: toAddisIso({ year, month, day: date, hour: 9, minute: 30 }),
    payerName: 'HIRUT TESFAYE MOLLA',
    payerAccount: { masked: '1****8348', tail: '8348', printed: '1****8348' },
    receiverName: 'SABA COFFEE PLC',
    receiverAccount: { masked, tail: own.slice(-4), printed: masked },
    receiverBank: null,
    receiverBankCode: null,
    description: 'test mode',
    fees: NO_FEES,
  }
}

function changed(ending: Ending | null): Partial<Receipt> {
  switch (ending) {
    case '09':
      return { status: 'pending' }
    case '10':
      return { status: 'reversed' }
    case '11':
      return { status: 'failed' }
    case '12':
      return { status: 'unknown' }
    case '13':
      return { reference: 'TEST0000000000' }
    case '14':
      return { amountMinor: 0 }
    case '15':
      return { receiverAccount: { masked: '9****9990', tail: '99999990', printed: '9999999999990' } }
    case '16':
      return { receiverAccount: null }
    default:
      return {}
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
