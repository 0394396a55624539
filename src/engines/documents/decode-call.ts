import type { MemberEnd } from '../../platform/processes/process-member.ts'
import type { DecodeAnswer, DecodeJob } from './decoder.ts'
import { refuse } from './refusal.ts'

/** How a call came out. */
export interface DecodeOutcome {
  readonly answer: DecodeAnswer
  /** The file needed more processor time or memory than it may: the same bytes would do so again. */
  readonly ranOver: boolean
}

/** A call on its way through the pool. */
export interface DecodeCall {
  readonly id: number
  readonly job: DecodeJob
  /** Whose file it is. */
  readonly tenant: string
  readonly resolve: (outcome: DecodeOutcome) => void
  readonly reject: (reason: unknown) => void
  /** What its process has told before the answer. */
  facts: DecodeAnswer | undefined
  /** Processes that died while working on it. */
  deaths: number
  /** It has shown that it takes long. */
  isSlow: boolean
}

/** What a call is answered whose process met a limit; undefined where the process says nothing about the file. */
export function outcomeOf({ facts }: DecodeCall, { limit }: MemberEnd): DecodeOutcome | undefined {
  switch (limit) {
    case 'memory':
      return { answer: refuse('TOO_MANY_PIXELS', NEEDS_MEMORY), ranOver: true }
    case 'work':
      return { answer: facts ?? refuse('TOO_SLOW'), ranOver: true }
    case 'time':
      return { answer: facts ?? refuse('TOO_SLOW'), ranOver: false }
    default:
      return undefined
  }
}

const NEEDS_MEMORY = 'The file needs too much memory to open. Send it at a lower resolution or exported again.'
