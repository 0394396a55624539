import { useWords } from '../../../words/use-words.ts'
import type { CaseEvent } from '../events-query.ts'
import { eventWords } from './event-words.ts'

export function Edited({ event }: { readonly event: CaseEvent }) {
  const say = useWords(eventWords)
  const reason = event.details?.reason ?? null
  return reason === null ? say('edited') : `${say('edited')}: ${reason}`
}
