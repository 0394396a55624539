import { useWords } from '../../../words/use-words.ts'
import { eventWords } from './event-words.ts'

export function DecisionLapsed() {
  return useWords(eventWords)('lapsed')
}
