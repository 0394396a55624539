import { tenantNow } from '../../lib/tenant-turns.ts'
import { processorMsOf } from '../../platform/processes/process-use.ts'
import { DecoderPool } from './decoder-pool.ts'
import { documentTypeOf, isOldOffice } from './document-type.ts'
import type { Documents, PagePart } from './documents.ts'
import { KnownFiles } from './known-files.ts'
import { answered, openPages, type RunDecoder } from './open-pages.ts'
import { refuse } from './refusal.ts'

export interface DocumentsOptions {
  /** Processor time for a look at type and pages. Default 2 s. */
  readonly lookMs?: number
  /** Processor time for any other call. Default 15 s. */
  readonly workMs?: number
  /** Time for one call, after it got its turn, however busy the machine is. Default 60 s. */
  readonly timeoutMs?: number
  /** Width times height of a picture. Default 50 million. */
  readonly pixelsMax?: number
  /** Default 400. */
  readonly pagesMax?: number
  /** Decoder processes at the same time, started when needed, and as many more for slow calls. Default 2. */
  readonly processesMax?: number
  /** Resident memory of one decoder process, watched on Linux. Default 768 MB. */
  readonly memoryBytesMax?: number
  /** Calls that may wait for a free process. Default 256. */
  readonly waitingMax?: number
  /** A process unused for so long is ended. Default 60 s. */
  readonly idleMs?: number
}

const OLD_OFFICE =
  'This is an old office file, or one with a password. Save it as XLSX or PDF without a password, and send that.'

const PAGES_MAX = 400

/** Processor time after which a call counts as slow: most photographs need a fifth of that. */
const SLOW_MS = 500

/** Where the system does not tell processor time, all time counts. */
const IS_WORK_TOLD = processorMsOf(process.pid) !== null

/** Largest `longestSideMax` that can be asked for: a rendered page then stays below 300 MB. */
const LONGEST_SIDE_MAX = 10_000

/**
 * Documents opened in decoder processes of their own. Refusals are values; a call rejects only when it is aborted,
 * when the engine is closed or overfull, or for arguments out of range (RangeError).
 */
export function createDocuments(options: DocumentsOptions = {}): Documents {
  const { pixelsMax = 50_000_000, pagesMax = PAGES_MAX, workMs = 15_000, timeoutMs = 60_000 } = options
  const pool = new DecoderPool({
    lookMs: options.lookMs ?? 2_000,
    workMs,
    slowMs: SLOW_MS,
    timeoutMs: IS_WORK_TOLD ? timeoutMs : Math.min(timeoutMs, workMs),
    processesMax: options.processesMax ?? 2,
    memoryBytesMax: options.memoryBytesMax ?? 768_000_000,
    waitingMax: options.waitingMax ?? 256,
    idleMs: options.idleMs ?? 60_000,
  })
  const known = new KnownFiles({ strikesMax: 2, forMs: 3_600_000, filesOfOneMax: 500, tenantsMax: 1_000 })
  const run: RunDecoder = async (bytes, task, { password, signal, id }) => {
    // Looked at here too, so that a file of another type never costs a process.
    if (documentTypeOf(bytes) === null) return refuse('UNSUPPORTED_TYPE', isOldOffice(bytes) ? OLD_OFFICE : undefined)
    const job = {
      file: { bytes, password, limits: { pixelsMax, pagesMax }, ...(id === undefined ? {} : { id }) },
      task,
    }
    const tenant = tenantNow()
    const before = known.find(tenant, job)
    if (before !== undefined) return before
    const { answer, ranOver } = await pool.run(job, signal)
    if (ranOver) known.strike(tenant, job, answer)
    return answer
  }
  return {
    inspect: async (bytes, open = {}) => answered(await run(bytes, { kind: 'inspect' }, open), 'readable'),
    render: async (bytes, { page, longestSideMax, part, ...open }) => {
      requireWish(page, longestSideMax)
      if (part !== undefined) requirePart(part)
      return answered(await run(bytes, { kind: 'render', page, longestSideMax, part }, open), 'picture')
    },
    encode: async (bytes, { page, longestSideMax, format, ...open }) => {
      requireWish(page, longestSideMax)
      return answered(await run(bytes, { kind: 'encode', page, longestSideMax, format }, open), 'encoded')
    },
    pages: (bytes, options = {}) => openPages(run, bytes, options),
    facts: async (bytes, open = {}) => answered(await run(bytes, { kind: 'facts' }, open), 'facts'),
    readText: async (bytes, open = {}) => answered(await run(bytes, { kind: 'text' }, open), 'text'),
    close: () => pool.close(),
  }
}

function requireWish(page: number, longestSideMax: number): void {
  requireWhole('page', page, { from: 0, to: Number.MAX_SAFE_INTEGER })
  requireWhole('longestSideMax', longestSideMax, { from: 1, to: LONGEST_SIDE_MAX })
}

function requireWhole(name: string, value: number, { from, to }: { from: number; to: number }): void {
  if (!Number.isInteger(value) || value < from || value > to)
    throw new RangeError(`${name} is ${value}: give a whole number from ${from} to ${to}`)
}

function requirePart([left, top, right, bottom]: PagePart): void {
  if (left >= 0 && top >= 0 && left < right && top < bottom && right <= 1 && bottom <= 1) return
  throw new RangeError('A part of a page is left, top, right, bottom in 0–1, left and top being the smaller')
}
