import type { DecodeAnswer, DecodeJob } from './decoder.ts'
import { DecoderMember, type MemberLimits, type PendingCall } from './decoder-member.ts'
import { refuse } from './refusal.ts'

export interface DecoderPoolOptions extends MemberLimits {
  readonly processesMax: number
  readonly waitingMax: number
}

/** A process can be killed from outside once; a file that takes two with it is to blame. */
const DEATHS_MAX = 2

/**
 * Runs decoders in processes of their own, started when first needed. Only a process can be stopped in the middle of
 * native code, and only a process takes its memory with it.
 */
export class DecoderPool {
  readonly #options: DecoderPoolOptions
  readonly #members = new Set<DecoderMember>()
  readonly #waiting: PendingCall[] = []
  #isClosed = false

  constructor(options: DecoderPoolOptions) {
    this.#options = options
  }

  /** Answers within the time limit of one call plus the wait for a free process. Rejects when aborted, closed or overfull. */
  run(job: DecodeJob, signal: AbortSignal | undefined): Promise<DecodeAnswer> {
    if (this.#isClosed) return Promise.reject(new Error('The document engine is closed'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#waiting.length >= this.#options.waitingMax)
      return Promise.reject(new Error(`${this.#options.waitingMax} documents are waiting already: send fewer at once`))
    const { promise, resolve, reject } = Promise.withResolvers<DecodeAnswer>()
    const call: PendingCall = { job, resolve, reject, deaths: 0 }
    const abort = (): void => this.#abort(call, signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    this.#waiting.push(call)
    this.#dispatch()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  /** Ends every process; calls in flight are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true
    const reason = new Error('The document engine was closed')
    for (const call of this.#waiting.splice(0)) call.reject(reason)
    await Promise.all([...this.#members].map((member) => member.end(reason)))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const member = [...this.#members].find((each) => each.isIdle) ?? this.#start()
      const next = member && this.#waiting.shift()
      if (!member || !next) return
      member.take(next)
    }
  }

  #start(): DecoderMember | undefined {
    if (this.#members.size >= this.#options.processesMax) return undefined
    const member = new DecoderMember(this.#options, {
      free: () => this.#dispatch(),
      gone: (unanswered) => {
        this.#members.delete(member)
        if (unanswered) this.#retry(unanswered, member)
        this.#dispatch()
      },
    })
    this.#members.add(member)
    return member
  }

  #retry(call: PendingCall, { wasReady }: DecoderMember): void {
    call.deaths++
    if (call.deaths < DEATHS_MAX) this.#waiting.unshift(call)
    else if (wasReady) call.resolve(refuse('DAMAGED'))
    else
      call.reject(
        new Error('The decoder process does not start: run src/engines/documents/decoder-process.ts to see why'),
      )
  }

  #abort(call: PendingCall, reason: unknown): void {
    const at = this.#waiting.indexOf(call)
    if (at >= 0) this.#waiting.splice(at, 1)
    call.reject(reason)
    for (const member of this.#members) member.abandon(call)
  }
}
