import { LRUCache } from 'lru-cache'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { openFace, type PersonsFace } from './enrolled-face.ts'
import type { FaceHit, HitLimits } from './face-hit.ts'
import { FaceIndex } from './face-index.ts'
import { type FaceRow, lastNumber, listFacesAfter, listFacesBefore, listNumbers, type Tenant } from './store.ts'

export interface LiveFacesOptions {
  readonly db: Db
  readonly keyring: Keyring
  /** Of the net whose faces are looked at; those of others are kept and not compared. */
  readonly limits: HitLimits
  /** Faces in memory, of all organizations together; the newest of an organization that has more. 800 bytes each. */
  readonly facesMax?: number
  /** Milliseconds; for tests. */
  readonly now?: () => number
}

const FACES_MAX = 200_000

/** Opened in one go: some 20 ms. */
const PAGE_SIZE = 500

/** Of the faces that there is memory for, those that are loaded at first. */
const LOADED_SHARE = 0.9

/** An index that is not used so long leaves the memory. */
const IDLE_MS = 900_000

/** Faces that were deleted leave an index that is in use after so long at the latest. Hits never tell of them. */
const FORGET_MS = 300_000

export interface Searched {
  readonly hits: readonly FaceHit[]
  /** Faces in the index. */
  readonly compared: number
  /** Those enrolled later were not looked at. */
  readonly through: number
}

/** The enrolled faces of each organization and mode, opened and kept in memory as long as they are asked for. */
export interface LiveFaces {
  search(tenant: Tenant, face: PersonsFace, signal: AbortSignal): Promise<Searched>
}

export function createLiveFaces(options: LiveFacesOptions): LiveFaces {
  const { db, keyring, limits, facesMax = FACES_MAX, now = Date.now } = options
  const live = new LRUCache<string, Kept>({
    maxSize: facesMax,
    sizeCalculation: ({ tenant: { index } }) => Math.max(1, Math.min(index.capacity, facesMax)),
    ttl: IDLE_MS,
    ttlAutopurge: true,
  })
  return {
    async search(tenant, face, signal) {
      const key = `${tenant.organizationId}:${tenant.mode}`
      const found = live.get(key)?.tenant ?? new LiveIndex({ db, limits, facesMax, now }, tenant)
      live.set(key, { tenant: found })
      const sealer = await keyring.forOrganization(db, tenant.organizationId)
      const { index, through } = await found.catchUp(sealer, signal)
      // It has grown, and was used.
      live.set(key, { tenant: found })
      return { hits: await index.search(face), compared: index.count, through }
    },
  }
}

/** Another one whenever it is kept: of one that is kept already the cache would not ask the size again. */
interface Kept {
  readonly tenant: LiveIndex
}

/** In place of a number. */
const NOT_BEGUN = -1

interface CaughtUp {
  readonly index: FaceIndex
  /** Every face up to this number was looked at. */
  readonly through: number
}

class LiveIndex {
  index: FaceIndex
  #through = 0
  /** Faces before this number are still to be loaded; 0: none. */
  #before = NOT_BEGUN
  #forgottenAt: number
  #turn: Promise<unknown> = Promise.resolve()
  readonly #deps: Required<Omit<LiveFacesOptions, 'keyring'>>
  readonly #tenant: Tenant

  constructor(deps: Required<Omit<LiveFacesOptions, 'keyring'>>, tenant: Tenant) {
    this.#deps = deps
    this.#tenant = tenant
    this.index = new FaceIndex(deps.limits)
    this.#forgottenAt = deps.now()
  }

  /** Takes in what was enrolled since, one caller after the other. What is cut short goes on at the next call. */
  catchUp(sealer: Sealer, signal: AbortSignal): Promise<CaughtUp> {
    const mine = this.#turn.then(() => this.#catchUp(sealer, signal))
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async #catchUp(sealer: Sealer, signal: AbortSignal): Promise<CaughtUp> {
    const { db, now, limits } = this.#deps
    await this.#load(sealer, signal)
    if (now() - this.#forgottenAt >= FORGET_MS) {
      this.#forgottenAt = now()
      this.index.forgetAllBut(new Set(await listNumbers(db, this.#tenant)))
    }
    for (;;) {
      signal.throwIfAborted()
      const page = await listFacesAfter(db, this.#tenant, { net: limits.net, after: this.#through, limit: PAGE_SIZE })
      if (this.index.size + page.length > this.#deps.facesMax) {
        this.index = new FaceIndex(limits)
        this.#before = NOT_BEGUN
        await this.#load(sealer, signal)
        continue
      }
      this.#add(sealer, page)
      this.#through = page.at(-1)?.number ?? this.#through
      if (page.length < PAGE_SIZE) return { index: this.index, through: this.#through }
    }
  }

  /** The newest faces there are, as many as leave room for those that come. */
  async #load(sealer: Sealer, signal: AbortSignal): Promise<void> {
    const { db, facesMax, limits } = this.#deps
    if (this.#before === NOT_BEGUN) {
      this.#through = await lastNumber(db, this.#tenant)
      this.#before = this.#through + 1
    }
    while (this.#before > 0) {
      signal.throwIfAborted()
      const room = Math.floor(facesMax * LOADED_SHARE) - this.index.size
      const limit = Math.max(0, Math.min(PAGE_SIZE, room))
      const page = await listFacesBefore(db, this.#tenant, { net: limits.net, before: this.#before, limit })
      this.#add(sealer, page)
      this.#before = page.length < PAGE_SIZE ? 0 : (page.at(-1)?.number ?? 0)
    }
  }

  #add(sealer: Sealer, page: readonly FaceRow[]): void {
    for (const row of page) {
      const face = openFace(sealer, row)
      if (face !== null) this.index.add(row.number, face)
    }
  }
}
