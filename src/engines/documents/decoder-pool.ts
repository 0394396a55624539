import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type DecodeAnswer, type DecodeReply, type DecodeRequest, READY } from './decoder.ts'
import { memoryBytesOf } from './process-memory.ts'
import { refuse } from './refusal.ts'

export interface DecoderPoolOptions {
  readonly processesMax: number
  readonly timeoutMs: number
  /** Resident memory above which a process is ended. */
  readonly memoryBytesMax: number
  readonly waitingMax: number
  readonly idleMs: number
}

type Job = Omit<DecodeRequest, 'id'>

interface Waiting {
  readonly job: Job
  readonly signal: AbortSignal | undefined
  readonly resolve: (answer: DecodeAnswer) => void
  readonly reject: (reason: unknown) => void
  /** Processes that died while working on it. */
  deaths: number
}

const PROGRAM = fileURLToPath(new URL('./decoder-process.ts', import.meta.url))
const HEAP_MEGABYTES_MAX = 384
const MEMORY_CHECK_MS = 50
/** A process that grew beyond this share of its limit is replaced after its answer: wasm memory never shrinks. */
const RETIREMENT_SHARE = 0.25
/** A process can be killed from outside once; a file that takes two with it is to blame. */
const DEATHS_MAX = 2

/**
 * Runs decoders in processes of their own, started when first needed. Only a process can be stopped in the middle of
 * native code, and only a process takes its memory with it.
 */
export class DecoderPool {
  readonly #options: DecoderPoolOptions
  readonly #members = new Set<Member>()
  readonly #waiting: Waiting[] = []
  #isClosed = false

  constructor(options: DecoderPoolOptions) {
    this.#options = options
  }

  /** Answers within the time limit of one call plus the wait for a free process. Rejects when aborted, closed or overfull. */
  run(job: Job, signal: AbortSignal | undefined): Promise<DecodeAnswer> {
    if (this.#isClosed) return Promise.reject(new Error('The document engine is closed'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#waiting.length >= this.#options.waitingMax)
      return Promise.reject(new Error(`${this.#options.waitingMax} documents are waiting already: send fewer at once`))
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { job, signal, resolve, reject, deaths: 0 }
      signal?.addEventListener('abort', () => this.#abort(waiting), { once: true })
      this.#waiting.push(waiting)
      this.#dispatch()
    })
  }

  /** Ends every process; calls in flight are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error('The document engine was closed'))
    await Promise.all([...this.#members].map((member) => member.end(new Error('The document engine was closed'))))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const member = [...this.#members].find((each) => each.isIdle) ?? this.#start()
      const next = member && this.#waiting.shift()
      if (!member || !next) return
      member.take(next)
    }
  }

  #start(): Member | undefined {
    if (this.#members.size >= this.#options.processesMax) return undefined
    const member = new Member(this.#options, {
      free: () => this.#dispatch(),
      gone: (unanswered) => {
        this.#members.delete(member)
        if (unanswered && !this.#isClosed) this.#waiting.unshift(unanswered)
        this.#dispatch()
      },
    })
    this.#members.add(member)
    return member
  }

  #abort(waiting: Waiting): void {
    const at = this.#waiting.indexOf(waiting)
    if (at >= 0) this.#waiting.splice(at, 1)
    waiting.reject(waiting.signal?.reason)
    for (const member of this.#members) member.abandon(waiting)
  }
}

interface MemberEvents {
  free(): void
  /** The process has ended; `unanswered` is what it should be tried again with. */
  gone(unanswered: Waiting | undefined): void
}

class Member {
  readonly #options: DecoderPoolOptions
  readonly #events: MemberEvents
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  #current: Waiting | undefined
  #isReady = false
  #isEnding = false
  #nextId = 1
  #deadline: NodeJS.Timeout | undefined
  #memoryWatch: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(options: DecoderPoolOptions, events: MemberEvents) {
    this.#options = options
    this.#events = events
    // No variables of ours: a decoder that is taken over by a file has no secrets to find.
    this.#process = fork(PROGRAM, [], {
      env: { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`, '--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#process.unref()
    this.#process.channel?.unref()
    this.#process.on('message', (message) => {
      if (message === READY) this.#isReady = true
      // decoder-process.ts sends nothing but READY and replies.
      else this.#onReply(message as DecodeReply)
    })
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', () => resolve())
      this.#process.once('exit', () => resolve())
    })
    void this.#ended.then(() => this.#onEnd())
  }

  get isIdle(): boolean {
    return this.#current === undefined && !this.#isEnding
  }

  take(waiting: Waiting): void {
    clearTimeout(this.#idle)
    this.#current = waiting
    this.#process.channel?.ref()
    this.#deadline = setTimeout(() => this.#refuse('TOO_SLOW'), this.#options.timeoutMs)
    this.#memoryWatch = setInterval(() => this.#checkMemory(), MEMORY_CHECK_MS)
    this.#nextId++
    // A process that has just died cannot be written to; its end is handled by `#onEnd`.
    this.#process.send({ id: this.#nextId, ...waiting.job } satisfies DecodeRequest, () => undefined)
  }

  abandon(waiting: Waiting): void {
    if (this.#current !== waiting) return
    this.#current = undefined
    void this.#kill()
  }

  async end(reason: Error): Promise<void> {
    this.#current?.reject(reason)
    this.#current = undefined
    this.#process.ref()
    await this.#kill()
  }

  #onReply({ id, answer, memoryBytes, isSpent }: DecodeReply): void {
    if (id !== this.#nextId || !this.#current) return
    this.#settle(answer)
    if (isSpent || memoryBytes > this.#options.memoryBytesMax * RETIREMENT_SHARE) void this.#kill()
    this.#idle = setTimeout(() => void this.#kill(), this.#options.idleMs).unref()
    this.#events.free()
  }

  #refuse(kind: 'TOO_SLOW' | 'TOO_MANY_PIXELS'): void {
    const message =
      kind === 'TOO_SLOW'
        ? undefined
        : 'The file needs too much memory to open. Send it at a lower resolution or exported again.'
    this.#settle(refuse(kind, message))
    void this.#kill()
  }

  #settle(answer: DecodeAnswer): void {
    const current = this.#current
    this.#current = undefined
    this.#stopWatching()
    current?.resolve(answer)
  }

  #checkMemory(): void {
    const bytes = memoryBytesOf(this.#process.pid)
    if (bytes !== null && bytes > this.#options.memoryBytesMax) this.#refuse('TOO_MANY_PIXELS')
  }

  #stopWatching(): void {
    clearTimeout(this.#deadline)
    clearInterval(this.#memoryWatch)
    this.#process.channel?.unref()
  }

  #kill(): Promise<void> {
    this.#isEnding = true
    this.#stopWatching()
    clearTimeout(this.#idle)
    this.#process.kill('SIGKILL')
    return this.#ended
  }

  #onEnd(): void {
    this.#isEnding = true
    this.#stopWatching()
    clearTimeout(this.#idle)
    const current = this.#current
    this.#current = undefined
    if (current) current.deaths++
    if (current && current.deaths >= DEATHS_MAX) {
      if (this.#isReady) current.resolve(refuse('DAMAGED'))
      else current.reject(new Error(`The decoder process ${PROGRAM} does not start: run it by hand to see why`))
    }
    this.#events.gone(current && current.deaths < DEATHS_MAX ? current : undefined)
  }
}
