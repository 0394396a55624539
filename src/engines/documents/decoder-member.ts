import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { TELEMETRY_OFF } from '../../platform/inference/telemetry-off.ts'
import { memoryBytesOf, processorMsOf } from '../../platform/processes/process-use.ts'
import {
  type DecodeAnswer,
  type DecodeFacts,
  type DecodeJob,
  type DecodeReply,
  type DecodeRequest,
  READY,
} from './decoder.ts'
import { refuse } from './refusal.ts'

/** How a call came out. */
export interface DecodeOutcome {
  readonly answer: DecodeAnswer
  /** The file needed more processor time or memory than it may: the same bytes would do so again. */
  readonly ranOver: boolean
}

/** A call on its way through the pool. */
export interface PendingCall {
  readonly job: DecodeJob
  /** Whose file it is. */
  readonly tenant: string
  readonly resolve: (outcome: DecodeOutcome) => void
  readonly reject: (reason: unknown) => void
  /** Processes that died while working on it. */
  deaths: number
  /** It has shown that it takes long. */
  isSlow: boolean
}

export interface MemberLimits {
  /** Processor time for one call that only looks at a file. */
  readonly lookMs: number
  /** Processor time for one of the other calls. */
  readonly workMs: number
  /** A call that has used this much processor time is slow. */
  readonly slowMs: number
  /** Time for one call, from when the process is ready for it, however busy the machine is. */
  readonly timeoutMs: number
  /** Resident memory above which the process is ended. */
  readonly memoryBytesMax: number
  /** Without a call for so long, the process is ended. */
  readonly idleMs: number
}

export interface MemberEvents {
  /** The process can take a call. */
  free(): void
  /** The call is slow: told again and again until it ends. */
  slow(call: PendingCall): void
  /** The process has ended; `unanswered` is the call it had not answered. */
  gone(unanswered: PendingCall | undefined): void
  /** The call was answered. */
  done(call: PendingCall): void
}

const PROGRAM = fileURLToPath(new URL('./decoder-process.ts', import.meta.url))
const HEAP_MEGABYTES_MAX = 384
const START_MS_MAX = 30_000
const LOOK_EVERY_MS = 50
/** A process that grew beyond this share of its limit is replaced after its answer: wasm memory never shrinks. */
const RETIREMENT_SHARE = 0.25
const IS_TOLD = processorMsOf(process.pid) !== null
/** Of slow calls, so that the quick ones of others come first: about a tenth of a processor that all want. */
const SLOW_NICENESS = 10

/** One decoder process and the call it works on. */
export class DecoderMember {
  readonly #limits: MemberLimits
  readonly #events: MemberEvents
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  #call: PendingCall | undefined
  #callId = 0
  #facts: DecodeAnswer | undefined
  #isReady = false
  #isEnding = false
  #isNice = false
  #beganAtMs = 0
  #deadline: NodeJS.Timeout | undefined
  #useWatch: NodeJS.Timeout | undefined

  constructor(limits: MemberLimits, events: MemberEvents) {
    this.#limits = limits
    this.#events = events
    // No variables of ours: a decoder that is taken over by a file has no secrets to find.
    this.#process = fork(PROGRAM, [], {
      env: { ...TELEMETRY_OFF, MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`, '--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#ended = new Promise((resolve) => {
      // `error` without `exit` means that the process could not be started at all.
      this.#process.on('error', () => resolve())
      this.#process.on('exit', () => resolve())
    })
    // decoder-process.ts sends nothing but READY, facts and replies.
    this.#process.on('message', (message) => this.#onMessage(message as typeof READY | DecodeFacts | DecodeReply))
    void this.#ended.then(() => this.#onEnd())
  }

  get isIdle(): boolean {
    return this.#call === undefined && !this.#isEnding
  }

  get isEnding(): boolean {
    return this.#isEnding
  }

  /** False for a process that ended before it could have seen any call. */
  get wasReady(): boolean {
    return this.#isReady
  }

  take(call: PendingCall): void {
    this.#process.ref()
    this.#process.channel?.ref()
    this.#call = call
    this.#callId++
    this.#facts = undefined
    if (call.isSlow) this.#giveWay()
    if (this.#isReady) this.#watchCall()
    else this.#endAfter(START_MS_MAX, () => void this.#kill())
    // A process that has just died cannot be written to; its end is handled by `#onEnd`.
    this.#process.send({ id: this.#callId, ...call.job } satisfies DecodeRequest, () => undefined)
  }

  /** Ends the process if it works on this call, which is then left unanswered. */
  abandon(call: PendingCall): boolean {
    if (this.#call !== call) return false
    this.#call = undefined
    void this.#kill()
    return true
  }

  async end(reason: Error): Promise<void> {
    this.#call?.reject(reason)
    this.#call = undefined
    await this.#kill()
  }

  #onMessage(message: typeof READY | DecodeFacts | DecodeReply): void {
    if (message === READY) {
      this.#isReady = true
      if (this.#call) this.#watchCall()
      else if (!this.#isEnding) this.#rest()
    } else if ('facts' in message) {
      if (message.id === this.#callId) this.#facts = message.facts
    } else this.#onReply(message)
  }

  #watchCall(): void {
    this.#endAfter(this.#limits.timeoutMs, () => this.#cut(this.#facts ?? refuse('TOO_SLOW'), { ranOver: false }))
    this.#beganAtMs = this.#processorMs()
    this.#useWatch = setInterval(() => this.#checkUse(), LOOK_EVERY_MS)
  }

  #onReply({ id, answer, memoryBytes, isSpent }: DecodeReply): void {
    if (id !== this.#callId || !this.#call) return
    this.#settle({ answer, ranOver: false })
    const isWornOut = isSpent || this.#isNice || memoryBytes > this.#limits.memoryBytesMax * RETIREMENT_SHARE
    if (isWornOut) void this.#kill()
    else this.#rest()
    this.#events.free()
  }

  /** An idle process keeps nobody's program running. */
  #rest(): void {
    this.#endAfter(this.#limits.idleMs, () => void this.#kill())
    this.#deadline?.unref()
    this.#process.unref()
    this.#process.channel?.unref()
  }

  #cut(answer: DecodeAnswer, { ranOver }: { readonly ranOver: boolean }): void {
    this.#settle({ answer, ranOver })
    void this.#kill()
  }

  #settle(outcome: DecodeOutcome): void {
    const call = this.#call
    this.#call = undefined
    this.#stopWatching()
    if (call === undefined) return
    call.resolve(outcome)
    this.#events.done(call)
  }

  #checkUse(): void {
    const call = this.#call
    if (call === undefined) return
    const memoryBytes = memoryBytesOf(this.#process.pid) ?? 0
    const usedMs = this.#processorMs() - this.#beganAtMs
    const isLook = call.job.task.kind === 'inspect'
    if (memoryBytes > this.#limits.memoryBytesMax) this.#cut(refuse('TOO_MANY_PIXELS', NEEDS_MEMORY), { ranOver: true })
    else if (usedMs > (isLook ? this.#limits.lookMs : this.#limits.workMs))
      this.#cut(this.#facts ?? refuse('TOO_SLOW'), { ranOver: true })
    else if (usedMs > this.#limits.slowMs) {
      this.#giveWay()
      this.#events.slow(call)
    }
  }

  /** Where the system never tells, all time counts. */
  #processorMs(): number {
    return processorMsOf(this.#process.pid) ?? (IS_TOLD ? this.#beganAtMs : performance.now())
  }

  /** For good: a process may not raise its priority again. */
  #giveWay(): void {
    if (this.#isNice || this.#process.pid === undefined) return
    this.#isNice = true
    try {
      setPriority(this.#process.pid, SLOW_NICENESS)
    } catch {
      // It has just ended, or the system does not let us: then it is only not put behind.
    }
  }

  #endAfter(milliseconds: number, end: () => void): void {
    this.#stopWatching()
    this.#deadline = setTimeout(end, milliseconds)
  }

  #stopWatching(): void {
    clearTimeout(this.#deadline)
    clearInterval(this.#useWatch)
  }

  /** Kept referenced until it is gone, because calls may be waiting for its place. */
  #kill(): Promise<void> {
    this.#isEnding = true
    this.#stopWatching()
    this.#process.ref()
    this.#process.kill('SIGKILL')
    return this.#ended
  }

  #onEnd(): void {
    this.#isEnding = true
    this.#stopWatching()
    const unanswered = this.#call
    this.#call = undefined
    this.#events.gone(unanswered)
  }
}

const NEEDS_MEMORY = 'The file needs too much memory to open. Send it at a lower resolution or exported again.'
