import { useWords } from '../../../words/use-words.ts'
import type { CaseEvent } from '../events-query.ts'
import { eventWords } from './event-words.ts'

export function WebhookAttempt({ event: { attempt } }: { readonly event: CaseEvent }) {
  const say = useWords(eventWords)
  if (attempt === null) return null
  const answer = attempt.response_status ?? attempt.failure_code ?? ''
  return say('attempt', { number: attempt.number, outcome: `${attempt.outcome.toLowerCase()} ${answer}` })
}
