import { expect, it } from 'vitest'
import { answerOfReceipt } from './receipt-answer.ts'

it.each([
  [200, { success: true, receiver_checked: true, duplicate: false }, 'paid'],
  [200, { success: true, receiver_checked: false, duplicate: false }, 'unchecked'],
  [200, { success: true, receiver_checked: true, duplicate: true }, 'duplicate'],
  [200, { success: false, exists: true, code: 'OTHER_RECEIVER' }, 'otherAccount'],
  [200, { success: false, exists: true, code: 'RECEIVER_NOT_CHECKED' }, 'unchecked'],
  [200, { success: false, exists: true, code: 'NOT_COMPLETED' }, 'notThis'],
  [404, { exists: false }, 'notFound'],
  [404, { exists: true, code: 'NOT_SETTLED' }, 'notSettled'],
  [404, { code: 'LINK_NEEDED' }, 'linkNeeded'],
  [422, { message: 'More is needed' }, 'unclear'],
  [502, {}, 'unreachable'],
  [503, {}, 'unreachable'],
])('an answer %i %o is shown as %s', (status, body, kind) => {
  expect(answerOfReceipt(status, body)?.kind).toBe(kind)
})

it.each([401, 403, 429, 500])('%i says nothing of a payment', (status) => {
  expect(answerOfReceipt(status, {})).toBeNull()
})
