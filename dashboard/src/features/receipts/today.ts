import type { CheckedReceipt } from './history-query.ts'

export interface DayTotal {
  readonly currency: string
  readonly count: number
  readonly sum: number
}

/** What was confirmed on the day of `now`, by currency; a payment that was shown twice counts once. */
export function confirmedToday(receipts: readonly CheckedReceipt[], now: Date): readonly DayTotal[] {
  const totals = new Map<string, DayTotal>()
  for (const { outcome, duplicate, amount, currency, created_at } of receipts) {
    if (outcome !== 'CONFIRMED' || duplicate || amount === null) continue
    if (new Date(created_at).toDateString() !== now.toDateString()) continue
    const { count, sum } = totals.get(currency) ?? { count: 0, sum: 0 }
    totals.set(currency, { currency, count: count + 1, sum: sum + amount })
  }
  return [...totals.values()]
}
