import { TooManyCalls } from '../../lib/batch-calls.ts'
import { TenantTurns, tenantNow } from '../../lib/tenant-turns.ts'
import { type MemberEnd, ProcessMember } from '../../platform/processes/process-member.ts'
import { type DecodeCall, type DecodeOutcome, outcomeOf } from './decode-call.ts'
import type { DecodeAnswer, DecodeJob } from './decoder.ts'
import { refuse } from './refusal.ts'

export interface DecoderPoolOptions {
  /** Processor time for one call that only looks at a file. */
  readonly lookMs: number
  /** Processor time for one of the other calls. */
  readonly workMs: number
  /** A call that has used this much processor time is slow. */
  readonly slowMs: number
  /** Time for one call, from when the process is ready for it, however busy the machine is. */
  readonly timeoutMs: number
  /** Resident memory above which a process is ended. */
  readonly memoryBytesMax: number
  /** Without a call for so long, a process is ended. */
  readonly idleMs: number
  /** Calls at once; as many more that have turned out to be slow go on beside them. One process more is kept ready. */
  readonly processesMax: number
  readonly waitingMax: number
}

/** A process can be killed from outside once; a file that takes two with it is to blame. */
const DEATHS_MAX = 2

/** A process that grew beyond this share of its limit is replaced after its answer: wasm memory never shrinks. */
const RETIREMENT_SHARE = 0.25
const PROGRAM = new URL('./decoder-process.ts', import.meta.url)

/** In place of those that a process has already. */
const NO_BYTES = new Uint8Array()

type Member = ProcessMember<DecodeJob, DecodeAnswer>

/** Calls of one kind: those that wait for a process, and how many have one. */
interface Lane {
  readonly turns: TenantTurns<DecodeCall>
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
  /** The call that each process works on. */
  readonly #members = new Map<Member, DecodeCall | null>()
  /** The document that each process has open for the next call about it. */
  readonly #opened = new WeakMap<Member, number | undefined>()
  #nextId = 1
  readonly #quick: Lane
  readonly #slow: Lane
  /** The lane in which each call has a process. */
  readonly #places = new Map<DecodeCall, Lane>()
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
    const fresh = { facts: undefined, deaths: 0, isSlow: false }
    const call: DecodeCall = { id: this.#nextId++, job, tenant: tenantNow(), resolve, reject, ...fresh }
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
    for (const call of this.#members.values()) call?.reject(reason)
    await Promise.all([...this.#members.keys()].map((member) => member.end()))
  }

  #dispatch(): void {
    const weigh = (tenant: string) => this.#quick.turns.inHand(tenant) + this.#slow.turns.inHand(tenant)
    for (const lane of [this.#quick, this.#slow]) {
      while (lane.running < this.#options.processesMax && this.#mayStart()) {
        const call = lane.turns.take({ inHandMax: lane.ofOneMax, weigh })
        if (call === undefined) break
        lane.running += 1
        this.#places.set(call, lane)
        this.#give(call, this.#memberFor(call, weigh(call.tenant)))
      }
    }
    const isWorking = this.#quick.running + this.#slow.running > 0
    if (isWorking && this.#idle().length === 0 && this.#canStart()) this.#start()
  }

  #give(call: DecodeCall, member: Member): void {
    this.#members.set(member, call)
    call.facts = undefined
    if (call.isSlow) member.giveWay()
    const { file, task } = call.job
    const isOpen = file.id !== undefined && this.#opened.get(member) === file.id
    this.#opened.set(member, file.id)
    const job = isOpen ? { file: { ...file, bytes: NO_BYTES }, task } : call.job
    member.take(call.id, job, task.kind === 'inspect' ? this.#options.lookMs : this.#options.workMs)
  }

  /**
   * The one that has the document open, where it is free. Who has other calls at work leaves the last idle process to the
   * others, who would have to wait for a start.
   */
  #memberFor({ job }: DecodeCall, inHand: number): Member {
    const idle = this.#idle()
    const knowing = idle.find((each) => this.#opened.get(each) === job.file.id)
    if (job.file.id !== undefined && knowing !== undefined) return knowing
    const [first] = idle
    const isLeft = first !== undefined && (idle.length > 1 || inHand === 1 || !this.#canStart())
    return isLeft ? first : this.#start()
  }

  #idle(): Member[] {
    return [...this.#members.keys()].filter((each) => each.isIdle)
  }

  #canStart(): boolean {
    return [...this.#members.keys()].filter((each) => !each.isEnding).length < 2 * this.#options.processesMax
  }

  #mayStart(): boolean {
    return this.#canStart() || this.#idle().length > 0
  }

  #start(): Member {
    const { memoryBytesMax, workMs, timeoutMs, idleMs } = this.#options
    const memoryBytesKept = memoryBytesMax * RETIREMENT_SHARE
    const member: Member = new ProcessMember<DecodeJob, DecodeAnswer>(
      { program: PROGRAM, workMs, timeoutMs, memoryBytesMax, memoryBytesKept, idleMs },
      {
        replied: (reply) => {
          const answer = reply.kind === 'done' ? reply.result : refuse('DAMAGED')
          this.#release(member)?.resolve({ answer, ranOver: false })
          this.#dispatch()
        },
        noted: (note) => {
          const call = this.#members.get(member)
          // decoder-process.ts notes nothing but what an inspection knows.
          if (call) call.facts = note as DecodeAnswer
        },
        worked: (usedMs) => {
          if (usedMs > this.#options.slowMs) this.#onSlow(member)
        },
        gone: (end) => this.#onGone(member, end),
      },
    )
    this.#members.set(member, null)
    return member
  }

  #onGone(member: Member, end: MemberEnd): void {
    const call = this.#release(member)
    this.#members.delete(member)
    if (call !== null) {
      const outcome = outcomeOf(call, end)
      if (outcome === undefined) this.#retry(call, end)
      else call.resolve(outcome)
    }
    this.#dispatch()
  }

  /** Takes the call off its process. */
  #release(member: Member): DecodeCall | null {
    const call = this.#members.get(member) ?? null
    if (call === null) return null
    this.#members.set(member, null)
    this.#leave(call)
    return call
  }

  /** The call has a process no more. */
  #leave(call: DecodeCall): void {
    const lane = this.#places.get(call)
    if (lane === undefined) return
    this.#places.delete(call)
    lane.running -= 1
    lane.turns.end(call.tenant)
  }

  #onSlow(member: Member): void {
    const call = this.#members.get(member)
    if (!call) return
    member.giveWay()
    call.isSlow = true
    if (this.#places.get(call) !== this.#quick) return
    if (this.#slow.running < this.#options.processesMax) {
      this.#leave(call)
      this.#slow.turns.begin(call.tenant)
      this.#slow.running += 1
      this.#places.set(call, this.#slow)
    } else if (this.#quick.turns.hasOthersThan(call.tenant)) {
      this.#giveUp(call)
      this.#slow.turns.push(call.tenant, call)
    }
    this.#dispatch()
  }

  #retry(call: DecodeCall, end: MemberEnd): void {
    call.deaths++
    if (call.deaths < DEATHS_MAX) (call.isSlow ? this.#slow : this.#quick).turns.pushFirst(call.tenant, call)
    else if (end.kind === 'unstarted' || end.limit === 'start')
      call.reject(new Error(`The decoder process does not start: run ${PROGRAM.pathname} to see why`))
    else call.resolve({ answer: refuse('DAMAGED'), ranOver: false })
  }

  #abort(call: DecodeCall, reason: unknown): void {
    for (const lane of [this.#quick, this.#slow]) lane.turns.remove(call.tenant, call)
    call.reject(reason)
    this.#giveUp(call)
    this.#dispatch()
  }

  /** Ends the process that works on this call, which is then left unanswered. */
  #giveUp(call: DecodeCall): void {
    for (const [member, at] of this.#members) {
      if (at !== call) continue
      this.#release(member)
      void member.end()
    }
  }
}
