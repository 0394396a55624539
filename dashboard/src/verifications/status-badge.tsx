import { Mark, type Tone } from '../ui/mark.tsx'
import { useWords } from '../words/use-words.ts'
import { type Status, statusWords, type Verdict } from './status-words.ts'

const TONES: Readonly<Record<Status | Verdict, Tone>> = {
  DRAFT: 'quiet',
  IN_QUEUE: 'busy',
  IN_PROGRESS: 'busy',
  COMPLETED: 'quiet',
  FAILED: 'bad',
  CANCELLED: 'quiet',
  NEED_REVIEW: 'warning',
  FRAUD_DETECTED: 'bad',
  PARTIALLY_COMPLETED: 'warning',
  PARTIALLY_FAILED: 'bad',
  VERIFIED: 'good',
  NOT_VERIFIED: 'bad',
  PARTIALLY_NOT_VERIFIED: 'warning',
}

/** How far it is or, once completed, what came out. */
export function StatusBadge({ status, verdict }: { readonly status: Status; readonly verdict?: Verdict | null }) {
  const say = useWords(statusWords)
  const shown = status === 'COMPLETED' && verdict ? verdict : status
  return <Mark tone={TONES[shown]}>{say(shown)}</Mark>
}
