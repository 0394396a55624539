import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { setPriority } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TELEMETRY_OFF } from '../inference/telemetry-off.ts'
import { memoryBytesOf, processorMsOf } from './process-use.ts'
import { READY, type TaskNote, type TaskReply, type TaskRequest } from './task-messages.ts'

export interface MemberOptions {
  /** A program that calls `serveTasks`. */
  readonly program: URL
  /** What the program is told at its start: plain data, no secrets. */
  readonly data?: unknown
  /** Processor time for one task, watched on Linux. */
  readonly workMs: number
  /** Time for one task however busy the machine is: only a process that hangs without working meets it. */
  readonly timeoutMs: number
  /** Resident memory above which the process is ended within its task, watched on Linux. */
  readonly memoryBytesMax: number
  /** Resident memory above which it is replaced after its task: what native code has taken it rarely gives back. */
  readonly memoryBytesKept: number
  /** Without a task for so long, the process is ended. */
  readonly idleMs: number
}

/**
 * Why a process left its task unanswered. `over`: it met a limit. `killed`: somebody ended it. `crashed`: it ended by
 * itself. `unstarted`: it did so before it could take any task.
 */
export interface MemberEnd {
  readonly kind: 'over' | 'killed' | 'crashed' | 'unstarted'
  /** Which limit it met, where it is `over`. */
  readonly limit?: 'start' | 'time' | 'work' | 'memory'
  readonly why: string
}

export interface MemberEvents<Result> {
  replied(reply: TaskReply<Result>): void
  gone(end: MemberEnd): void
  /** The task told something before its answer. */
  noted?(note: unknown): void
  /** Told at every look while a task runs: the processor time that it has used so far. */
  worked?(usedMs: number): void
}

const HEAP_MEGABYTES_MAX = 384
const START_MS_MAX = 60_000
const LOOK_EVERY_MS = 50
/** Of work that shall come last: about a tenth of a processor that all want. */
const LOW_NICENESS = 10
/** Signals that come from whoever stops or kills processes, and say nothing of their work. */
const FROM_OUTSIDE: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT']

const WHY = {
  start: 'it did not start in time',
  time: 'it took too long',
  work: 'it took too much processor time',
  memory: 'it took too much memory',
} as const

/** One process and the task it works on. */
export class ProcessMember<Task, Result> {
  readonly #options: MemberOptions
  readonly #events: MemberEvents<Result>
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  #taskId: number | null = null
  #workMs = 0
  #isReady = false
  /** Which limit we end it for; null while it may go on. */
  #over: NonNullable<MemberEnd['limit']> | null = null
  #isEnding = false
  #isLow = false
  #beganAtMs = 0
  #deadline: NodeJS.Timeout | undefined
  #useWatch: NodeJS.Timeout | undefined

  constructor(options: MemberOptions, events: MemberEvents<Result>) {
    this.#options = options
    this.#events = events
    // No variables of ours: a reader that is taken over by a picture has no secrets to find.
    this.#process = fork(fileURLToPath(options.program), [JSON.stringify(options.data ?? null)], {
      env: { ...TELEMETRY_OFF, ...compileCache(), MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`, '--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#ended = new Promise((resolve) => {
      // `error` without `exit` means that the process could not be started at all.
      this.#process.on('error', () => resolve())
      this.#process.on('exit', () => resolve())
    })
    // The program sends nothing but READY, notes and replies.
    this.#process.on('message', (message) => this.#onMessage(message as typeof READY | TaskNote | TaskReply<Result>))
    void this.#ended.then(() => this.#onEnd())
  }

  get isIdle(): boolean {
    return this.#taskId === null && !this.#isEnding
  }

  get isEnding(): boolean {
    return this.#isEnding
  }

  /** @param workMs processor time for this task, where it is not that of all. */
  take(id: number, task: Task, workMs: number = this.#options.workMs): void {
    this.#taskId = id
    this.#workMs = workMs
    this.#process.ref()
    this.#process.channel?.ref()
    if (this.#isReady) this.#watch()
    else this.#after(START_MS_MAX, () => this.#cut('start'))
    this.#send({ id, task })
  }

  /** Nobody waits for the answer: the process leaves the task at its next step. */
  leave(): void {
    if (this.#taskId !== null) this.#send({ id: this.#taskId })
  }

  /** Lets all others come first, for good: a process may not raise its priority again, and is replaced after its task. */
  giveWay(): void {
    if (this.#isLow || this.#process.pid === undefined) return
    this.#isLow = true
    try {
      setPriority(this.#process.pid, LOW_NICENESS)
    } catch {
      // It has just ended, or the system does not let us: then it is only not put behind.
    }
  }

  /** Whatever it does. */
  end(): Promise<void> {
    this.#isEnding = true
    this.#stopWatching()
    // Referenced until it is gone, because tasks may wait for its place.
    this.#process.ref()
    this.#process.kill('SIGKILL')
    return this.#ended
  }

  #send(request: TaskRequest<Task>): void {
    // A process that has just died cannot be written to; its end is handled by `#onEnd`.
    if (this.#process.connected) this.#process.send(request, () => undefined)
  }

  #onMessage(message: typeof READY | TaskNote | TaskReply<Result>): void {
    if (message === READY) {
      this.#isReady = true
      if (this.#taskId !== null) this.#watch()
      else if (!this.#isEnding) this.#rest()
      return
    }
    if (message.id !== this.#taskId || this.#isEnding) return
    if (message.kind === 'note') {
      this.#events.noted?.(message.note)
      return
    }
    this.#taskId = null
    this.#stopWatching()
    const isSpent = message.kind === 'done' && message.isSpent === true
    if (isSpent || this.#isLow || this.#memoryBytes() > this.#options.memoryBytesKept) void this.end()
    else this.#rest()
    this.#events.replied(message)
  }

  /** An idle process keeps nobody's program running. */
  #rest(): void {
    this.#after(this.#options.idleMs, () => void this.end())
    this.#deadline?.unref()
    this.#process.unref()
    this.#process.channel?.unref()
  }

  #watch(): void {
    this.#after(this.#options.timeoutMs, () => this.#cut('time'))
    this.#beganAtMs = this.#processorMs()
    this.#useWatch = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  #look(): void {
    const usedMs = this.#processorMs() - this.#beganAtMs
    if (this.#memoryBytes() > this.#options.memoryBytesMax) this.#cut('memory')
    else if (usedMs > this.#workMs) this.#cut('work')
    else this.#events.worked?.(usedMs)
  }

  #cut(limit: keyof typeof WHY): void {
    this.#over = limit
    void this.end()
  }

  #memoryBytes(): number {
    return memoryBytesOf(this.#process.pid) ?? 0
  }

  /** Where the system does not tell, only the time for one task counts. */
  #processorMs(): number {
    return processorMsOf(this.#process.pid) ?? this.#beganAtMs
  }

  #after(milliseconds: number, act: () => void): void {
    this.#stopWatching()
    this.#deadline = setTimeout(act, milliseconds)
  }

  #stopWatching(): void {
    clearTimeout(this.#deadline)
    clearInterval(this.#useWatch)
  }

  #onEnd(): void {
    this.#isEnding = true
    this.#stopWatching()
    this.#events.gone(this.#endOf())
  }

  #endOf(): MemberEnd {
    if (this.#over !== null) return { kind: 'over', limit: this.#over, why: WHY[this.#over] }
    const { exitCode, signalCode } = this.#process
    if (FROM_OUTSIDE.includes(signalCode)) return { kind: 'killed', why: 'it was killed' }
    const why = `it ended with ${signalCode ?? `code ${exitCode}`}`
    return { kind: this.#isReady ? 'crashed' : 'unstarted', why }
  }
}

/** Where this process keeps compiled program text, so does its child: that halves what its start costs. */
function compileCache(): Record<string, string> {
  const own = getCompileCacheDir()
  // Node makes a folder for its version within the one that it is told.
  return own === undefined ? {} : { NODE_COMPILE_CACHE: dirname(own) }
}
