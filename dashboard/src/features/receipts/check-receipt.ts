import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, OfflineError } from '../../api/api-error.ts'
import { newKey } from '../../api/new-key.ts'
import { sessionFetch } from '../../api/session-fetch.ts'
import { answerOfReceipt, type ReceiptAnswer } from './receipt-answer.ts'
import { formOf, type ReceiptQuestion } from './receipt-question.ts'

/** Asks whether a payment happened. A refusal is an answer as well: only what says nothing of the payment is an error. */
export function useCheckReceipt() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: check,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['receipts'] }),
  })
}

async function check(question: ReceiptQuestion): Promise<ReceiptAnswer> {
  const address = new URL('/api/v1/verify', location.origin).href
  const headers = { 'Idempotency-Key': newKey() }
  const response = await sessionFetch(address, { method: 'POST', headers, body: formOf(question) }).catch((cause) => {
    throw new OfflineError(cause)
  })
  const body = await response.json()
  const answer = answerOfReceipt(response.status, body)
  if (answer === null) throw ApiError.of(response.status, { error_code: body.error, ...body })
  return answer
}
