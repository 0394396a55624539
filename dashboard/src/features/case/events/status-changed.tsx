import { statusWords } from '../../../verifications/status-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { CaseEvent } from '../events-query.ts'
import { eventWords } from './event-words.ts'

export function StatusChanged({ event }: { readonly event: CaseEvent }) {
  const say = useWords(eventWords)
  const sayStatus = useWords(statusWords)
  if (event.from_status === null || event.to_status === null) return say('began')
  return say('became', { status: sayStatus(event.to_status) })
}
