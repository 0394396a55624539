import { TooManyCalls } from '../../lib/batch-calls.ts'
import { TenantTurns, tenantNow } from '../../lib/tenant-turns.ts'
import type { DecodeJob } from './decoder.ts'
import { type DecodeOutcome, DecoderMember, type MemberLimits, type PendingCall } from './decoder-member.ts'
import { refuse } from './refusal.ts'

export interface DecoderPoolOptions extends MemberLimits {
  /** Calls at once; as many more that have turned out to be slow go on beside them. One process more is kept ready. */
  readonly processesMax: number
  readonly waitingMax: number
}

/** A process can be killed from outside once; a file that takes two with it is to blame. */
const DEATHS_MAX = 2

/** Calls of one kind: those that wait for a process, and how many have one. */
interface Lane {
  readonly turns: TenantTurns<PendingCall>
  readonly ofOneMax: number
  running: number
}

/**
 * Runs decoders in processes of their own, started when first needed. Only a process can be stopped in the middle of
 * native code, and only a process takes its memory with it.
 *
 * Tenants take turns, and one leaves a process to the others. A call that turns out to be slow gives its place free: it
 * goes on in a lane of its own, or, when that is full and others wait, begins anew when its turn there comes.
 */
export class DecoderPool {
  readonly #options: DecoderPoolOptions
  readonly #members = new Set<DecoderMember>()
  readonly #quick: Lane
  readonly #slow: Lane
  /** The lane in which each call has a process. */
  readonly #places = new Map<PendingCall, Lane>()
  #isClosed = false

  constructor(options: DecoderPoolOptions) {
    this.#options = options
    const { processesMax } = options
    this.#quick = { turns: new TenantTurns(), ofOneMax: Math.max(1, processesMax - 1), running: 0 }
    this.#slow = { turns: new TenantTurns(), ofOneMax: processesMax, running: 0 }
  }

  /** Answers within the limits of one call plus the wait for a free process. Rejects when aborted, closed or overfull. */
  run(job: DecodeJob, signal: AbortSignal | undefined): Promise<DecodeOutcome> {
    if (this.#isClosed) return Promise.reject(new Error('The document engine is closed'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    const { promise, resolve, reject } = Promise.withResolvers<DecodeOutcome>()
    const call: PendingCall = { job, tenant: tenantNow(), resolve, reject, deaths: 0, isSlow: false }
    const abort = (): void => this.#abort(call, signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    const { turns } = this.#quick
    turns.push(call.tenant, call)
    this.#dispatch()
    if (turns.length > this.#options.waitingMax) turns.giveUpOne(call.tenant)?.reject(new TooManyCalls())
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  /** Ends every process; calls in flight are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true
    const reason = new Error('The document engine was closed')
    for (const lane of [this.#quick, this.#slow]) for (const call of lane.turns.clear()) call.reject(reason)
    await Promise.all([...this.#members].map((member) => member.end(reason)))
  }

  #dispatch(): void {
    const weigh = (tenant: string) => this.#quick.turns.inHand(tenant) + this.#slow.turns.inHand(tenant)
    for (const lane of [this.#quick, this.#slow]) {
      while (lane.running < this.#options.processesMax && this.#mayStart()) {
        const call = lane.turns.take({ inHandMax: lane.ofOneMax, weigh })
        if (call === undefined) break
        lane.running += 1
        this.#places.set(call, lane)
        this.#memberFor(weigh(call.tenant)).take(call)
      }
    }
    const isWorking = this.#quick.running + this.#slow.running > 0
    if (isWorking && this.#idle().length === 0 && this.#canStart()) this.#start()
  }

  /** Who has other calls at work leaves the last idle process to the others, who would have to wait for a start. */
  #memberFor(inHand: number): DecoderMember {
    const idle = this.#idle()
    const [first] = idle
    const isLeft = first !== undefined && (idle.length > 1 || inHand === 1 || !this.#canStart())
    return isLeft ? first : this.#start()
  }

  #idle(): DecoderMember[] {
    return [...this.#members].filter((each) => each.isIdle)
  }

  #canStart(): boolean {
    return [...this.#members].filter((each) => !each.isEnding).length < 2 * this.#options.processesMax
  }

  #mayStart(): boolean {
    return this.#canStart() || this.#idle().length > 0
  }

  #start(): DecoderMember {
    const member = new DecoderMember(this.#options, {
      free: () => this.#dispatch(),
      done: (call) => this.#leave(call),
      slow: (call) => this.#onSlow(call),
      gone: (unanswered) => {
        this.#members.delete(member)
        if (unanswered) this.#retry(unanswered, member)
        this.#dispatch()
      },
    })
    this.#members.add(member)
    return member
  }

  /** The call has a process no more. */
  #leave(call: PendingCall): void {
    const lane = this.#places.get(call)
    if (lane === undefined) return
    this.#places.delete(call)
    lane.running -= 1
    lane.turns.end(call.tenant)
  }

  #onSlow(call: PendingCall): void {
    call.isSlow = true
    if (this.#places.get(call) !== this.#quick) return
    if (this.#slow.running < this.#options.processesMax) {
      this.#leave(call)
      this.#slow.turns.hold(call.tenant)
      this.#slow.running += 1
      this.#places.set(call, this.#slow)
    } else if (this.#quick.turns.hasOthersThan(call.tenant)) {
      this.#leave(call)
      for (const member of this.#members) member.abandon(call)
      this.#slow.turns.push(call.tenant, call)
    }
    this.#dispatch()
  }

  #retry(call: PendingCall, { wasReady }: DecoderMember): void {
    this.#leave(call)
    call.deaths++
    if (call.deaths < DEATHS_MAX) (call.isSlow ? this.#slow : this.#quick).turns.pushFirst(call.tenant, call)
    else if (wasReady) call.resolve({ answer: refuse('DAMAGED'), ranOver: false })
    else
      call.reject(
        new Error('The decoder process does not start: run src/engines/documents/decoder-process.ts to see why'),
      )
  }

  #abort(call: PendingCall, reason: unknown): void {
    for (const lane of [this.#quick, this.#slow]) lane.turns.remove(call.tenant, call)
    call.reject(reason)
    this.#leave(call)
    for (const member of this.#members) member.abandon(call)
    this.#dispatch()
  }
}
