import type { Schemas } from '../../api/client.ts'

/** What an answer means at the counter. */
export type AnswerKind =
  | 'paid'
  | 'unchecked'
  | 'duplicate'
  | 'otherAccount'
  | 'notThis'
  | 'notFound'
  | 'notSettled'
  | 'linkNeeded'
  | 'unreachable'
  | 'unclear'

export interface ReceiptAnswer {
  readonly kind: AnswerKind
  /** The server's own words. */
  readonly message: string | null
  readonly receipt: Schemas['ReceiptVerified']['data']['receipt'] | null
  readonly number: string | null
  readonly bank: string | null
  readonly firstVerifiedAt: string | null
  /** An expectation that did not hold. */
  readonly isUnexpected: boolean
}

/** An answer or a refusal: they have most members in common. */
interface Body extends Partial<Omit<Schemas['ReceiptVerified'], 'code'>> {
  readonly code?: string
  /** What is at fault, by member. */
  readonly errors?: Readonly<Record<string, readonly string[]>>
}

/** Of one call; null for what is no answer about a payment, e.g. that nobody is signed in. */
export function answerOfReceipt(status: number, body: Body): ReceiptAnswer | null {
  const kind = kindOf(status, body)
  if (kind === null) return null
  return {
    kind,
    message: [body.message, ...Object.values(body.errors ?? {}).flat()].filter(Boolean).join(' ') || null,
    receipt: body.data?.receipt ?? null,
    number: body.data?.transaction_number ?? null,
    bank: body.data?.bank_name ?? null,
    firstVerifiedAt: body.first_verified_at ?? null,
    isUnexpected: body.checks?.some(({ code, result }) => code === 'AMOUNT' && result === 'FAIL') === true,
  }
}

function kindOf(status: number, body: Body): AnswerKind | null {
  switch (status) {
    case 200:
      return body.success === true ? confirmedKind(body) : refusedKind(body.code)
    case 404:
      if (body.code === 'NOT_SETTLED') return 'notSettled'
      return body.code === 'LINK_NEEDED' ? 'linkNeeded' : 'notFound'
    case 400:
    case 422:
      return 'unclear'
    case 502:
    case 503:
      return 'unreachable'
    default:
      return null
  }
}

function confirmedKind({ duplicate, receiver_checked }: Body): AnswerKind {
  if (duplicate === true) return 'duplicate'
  return receiver_checked === true ? 'paid' : 'unchecked'
}

function refusedKind(code: string | undefined): AnswerKind {
  if (code === 'OTHER_RECEIVER') return 'otherAccount'
  return code === 'RECEIVER_NOT_CHECKED' || code === 'RECEIVER_UNKNOWN' ? 'unchecked' : 'notThis'
}
