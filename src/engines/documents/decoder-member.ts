import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { TELEMETRY_OFF } from '../../platform/inference/telemetry-off.ts'
import { type DecodeAnswer, type DecodeJob, type DecodeReply, type DecodeRequest, READY } from './decoder.ts'
import { memoryBytesOf } from './process-memory.ts'
import { refuse } from './refusal.ts'

/** A call on its way through the pool. */
export interface PendingCall {
  readonly job: DecodeJob
  readonly resolve: (answer: DecodeAnswer) => void
  readonly reject: (reason: unknown) => void
  /** Processes that died while working on it. */
  deaths: number
}

export interface MemberLimits {
  /** For one call, from when the process is ready for it. */
  readonly timeoutMs: number
  /** Resident memory above which the process is ended. */
  readonly memoryBytesMax: number
  /** Without a call for so long, the process is ended. */
  readonly idleMs: number
}

export interface MemberEvents {
  /** The process can take a call. */
  free(): void
  /** The process has ended; `unanswered` is the call it had not answered. */
  gone(unanswered: PendingCall | undefined): void
}

const PROGRAM = fileURLToPath(new URL('./decoder-process.ts', import.meta.url))
const HEAP_MEGABYTES_MAX = 384
const START_MS_MAX = 30_000
const MEMORY_CHECK_MS = 50
/** A process that grew beyond this share of its limit is replaced after its answer: wasm memory never shrinks. */
const RETIREMENT_SHARE = 0.25

/** One decoder process and the call it works on. */
export class DecoderMember {
  readonly #limits: MemberLimits
  readonly #events: MemberEvents
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  #call: PendingCall | undefined
  #callId = 0
  #isReady = false
  #isEnding = false
  #deadline: NodeJS.Timeout | undefined
  #memoryWatch: NodeJS.Timeout | undefined

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
    this.#process.on('message', (message) => {
      if (message === READY) this.#onReady()
      // decoder-process.ts sends nothing but READY and replies.
      else this.#onReply(message as DecodeReply)
    })
    void this.#ended.then(() => this.#onEnd())
  }

  get isIdle(): boolean {
    return this.#call === undefined && !this.#isEnding
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
    if (this.#isReady) this.#watchCall()
    else this.#endAfter(START_MS_MAX, () => void this.#kill())
    // A process that has just died cannot be written to; its end is handled by `#onEnd`.
    this.#process.send({ id: this.#callId, ...call.job } satisfies DecodeRequest, () => undefined)
  }

  /** Ends the process if it works on this call, which is then left unanswered. */
  abandon(call: PendingCall): void {
    if (this.#call !== call) return
    this.#call = undefined
    void this.#kill()
  }

  async end(reason: Error): Promise<void> {
    this.#call?.reject(reason)
    this.#call = undefined
    await this.#kill()
  }

  #onReady(): void {
    this.#isReady = true
    if (this.#call) this.#watchCall()
  }

  #watchCall(): void {
    this.#endAfter(this.#limits.timeoutMs, () => this.#refuse('TOO_SLOW'))
    this.#memoryWatch = setInterval(() => this.#checkMemory(), MEMORY_CHECK_MS)
  }

  #onReply({ id, answer, memoryBytes, isSpent }: DecodeReply): void {
    if (id !== this.#callId || !this.#call) return
    this.#settle(answer)
    if (isSpent || memoryBytes > this.#limits.memoryBytesMax * RETIREMENT_SHARE) void this.#kill()
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

  #refuse(reason: 'TOO_SLOW' | 'TOO_MANY_PIXELS', message?: string): void {
    this.#settle(refuse(reason, message))
    void this.#kill()
  }

  #settle(answer: DecodeAnswer): void {
    const call = this.#call
    this.#call = undefined
    this.#stopWatching()
    call?.resolve(answer)
  }

  #checkMemory(): void {
    const bytes = memoryBytesOf(this.#process.pid)
    if (bytes !== null && bytes > this.#limits.memoryBytesMax)
      this.#refuse(
        'TOO_MANY_PIXELS',
        'The file needs too much memory to open. Send it at a lower resolution or exported again.',
      )
  }

  #endAfter(milliseconds: number, end: () => void): void {
    this.#stopWatching()
    this.#deadline = setTimeout(end, milliseconds)
  }

  #stopWatching(): void {
    clearTimeout(this.#deadline)
    clearInterval(this.#memoryWatch)
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
