import { createHash } from 'node:crypto'
import type { DecodeAnswer, DecodeJob } from './decoder.ts'

export interface KnownFilesOptions {
  /** A file is known once it has run over a limit so often. */
  readonly strikesMax: number
  readonly forMs: number
  /** Files remembered of one tenant; the oldest goes first. */
  readonly filesOfOneMax: number
  readonly tenantsMax: number
}

interface Strikes {
  count: number
  readonly answer: DecodeAnswer
  readonly untilMs: number
}

/**
 * Files that ran over their limits, by their hash: the next time they are answered at once. Each tenant has a memory of
 * its own, so that nobody learns what others sent, and nobody's file is refused for what another did with it.
 */
export class KnownFiles {
  readonly #options: KnownFilesOptions
  readonly #tenants = new Map<string, Map<string, Strikes>>()

  constructor(options: KnownFilesOptions) {
    this.#options = options
  }

  /** What the file was answered before, where it is known. */
  find(tenant: string, job: DecodeJob): DecodeAnswer | undefined {
    const files = this.#tenants.get(tenant)
    if (files === undefined) return undefined
    const key = keyOf(job)
    const strikes = files.get(key)
    if (strikes === undefined) return undefined
    if (strikes.untilMs < performance.now()) files.delete(key)
    else if (strikes.count >= this.#options.strikesMax) return strikes.answer
    return undefined
  }

  strike(tenant: string, job: DecodeJob, answer: DecodeAnswer): void {
    const { filesOfOneMax, tenantsMax, forMs } = this.#options
    const files = this.#tenants.get(tenant) ?? new Map<string, Strikes>()
    const key = keyOf(job)
    const count = (files.get(key)?.count ?? 0) + 1
    files.delete(key)
    files.set(key, { count, answer, untilMs: performance.now() + forMs })
    keepNewest(files, filesOfOneMax)
    this.#tenants.delete(tenant)
    this.#tenants.set(tenant, files)
    keepNewest(this.#tenants, tenantsMax)
  }
}

/** Another page or size of the same file is the same file; looking at it is another matter than reading it. */
function keyOf({ file, task }: DecodeJob): string {
  const password = file.password === undefined ? '' : `:${file.password}`
  return createHash('sha256').update(hashOf(file.bytes)).update(`${task.kind}${password}`).digest('base64')
}

/** Of bytes that nobody changes: a document of many pages is hashed once. */
const hashes = new WeakMap<Uint8Array, Buffer>()

function hashOf(bytes: Uint8Array): Buffer {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest()
  hashes.set(bytes, hash)
  return hash
}

function keepNewest(map: Map<string, unknown>, sizeMax: number): void {
  for (const key of map.keys()) {
    if (map.size <= sizeMax) return
    map.delete(key)
  }
}
