import { type Fault, MAGIC_ENDINGS } from './faults.ts'
import { CAPITALS_AND_DIGITS, createRandom, type Random } from './random.ts'
import type { Payment, SimulatedBank, Wish } from './simulated-bank.ts'

/** A payment that the bank knows. Asking for it calls up `fault`, where it has one. */
export interface FiledPayment {
  readonly payment: Payment
  readonly fault: Fault | null
}

export interface PaymentFile {
  readonly filed: readonly FiledPayment[]
  /** Looks like the others, and the bank has never heard of it. */
  readonly unknown: Payment
}

export interface FileOptions {
  readonly seed: string
  /** Plain payments; those with a fault, and one that is pending, come on top. */
  readonly count: number
  /** No payment is later. */
  readonly until: Date
}

const PERIOD_SECONDS = 60 * 86_400

/** The payments of one bank. They depend on the seed and the bank alone, so that another bank changes nothing here. */
export function filePayments(bank: SimulatedBank, { seed, count, until }: FileOptions): PaymentFile {
  const random = createRandom(`${seed} ${bank.code}`)
  const seen = new Set<string>()
  const draw = (wish: Partial<Wish>): Payment => {
    for (;;) {
      const payment = bank.pay(random, { ...drawWish(random, until), index: seen.size, ...wish })
      if (seen.has(payment.reference)) continue
      seen.add(payment.reference)
      return payment
    }
  }
  const plain = Array.from({ length: count }, () => ({ payment: draw({}), fault: null }))
  const pending = bank.tellsStatus ? [{ payment: draw({ status: 'pending' }), fault: null }] : []
  const magic = Object.entries(MAGIC_ENDINGS).map(([ending, fault]) => ({ payment: draw({ ending }), fault }))
  return { filed: [...plain, ...pending, ...magic], unknown: draw({}) }
}

function drawWish(random: Random, until: Date): Wish {
  const at = new Date((Math.floor(until.getTime() / 1000) - random.between(0, PERIOD_SECONDS)) * 1000)
  // Q is kept for the endings that call up faults.
  const first = random.text(CAPITALS_AND_DIGITS.replace('Q', ''), 1)
  return { at, index: 0, ending: first + random.text(CAPITALS_AND_DIGITS, 3), status: 'completed' }
}
