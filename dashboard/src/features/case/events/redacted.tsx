import { useWords } from '../../../words/use-words.ts'
import { eventWords } from './event-words.ts'

export function Redacted() {
  return useWords(eventWords)('redacted')
}
