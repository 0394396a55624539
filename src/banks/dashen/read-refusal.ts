import { z } from 'zod'
import { jsonOf } from '../../lib/receipts/body.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import type { BankAnswer, Reading } from '../bank.ts'

const Refusal = z.object({ message: z.string() })

/** What an answer that is no receipt says. A number that is not known gets status 400 and JSON. */
export function readRefusal(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const said = Refusal.safeParse(jsonOf(answer.body))
  if (said.success && /transaction not found/i.test(said.data.message)) return { kind: 'not_found' }
  return { kind: 'unreadable', detail: `no receipt under status ${answer.status}` }
}
