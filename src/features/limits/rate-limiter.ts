import type { Db } from '../../platform/database/database.ts'
import { type Slice, takeSlice } from './store.ts'

/** What a request is told about its organization's limit. */
export interface Standing {
  readonly isAllowed: boolean
  readonly limit: number
  /** As far as this node knows. */
  readonly remaining: number
  readonly secondsLeft: number
}

/** Asks for one request of an organization; null where no limit applies. Answers at once while the slice lasts. */
export type RateLimiter = (organizationId: string) => Standing | null | Promise<Standing | null>

export interface RateLimiterOptions {
  readonly db: Db
  /** Requests a minute, where the organization has no limit of its own. */
  readonly defaultLimit: number
}

/** A node's part of an organization's minute. */
interface Purse {
  slice: Slice
  granted: number
  endsAtMs: number
}

/** Organizations remembered at once; those whose minute is over are forgotten then. */
const PURSES_MAX = 10_000

/**
 * Counts requests per organization and minute, one count for all nodes: a node takes a part of the shared count and
 * spends it in memory, so most requests cost no statement, and no more than the limit is ever given out. Once a minute
 * has no more, the node refuses from memory until it ends.
 */
export function createRateLimiter({ db, defaultLimit }: RateLimiterOptions): RateLimiter {
  const purses = new Map<string, Purse>()
  const refills = new Map<string, Promise<Purse | null>>()

  async function refill(organizationId: string): Promise<Purse | null> {
    const slice = await takeSlice(db, { organizationId, wanted: 1, defaultLimit })
    if (slice === undefined) return null
    if (purses.size >= PURSES_MAX) forgetOld(purses)
    const purse = { slice, granted: slice.granted, endsAtMs: performance.now() + slice.secondsLeft * 1000 }
    purses.set(organizationId, purse)
    return purse
  }

  /** Those who wait share one statement, and ask again when what it got was too little for all. */
  async function spendRefill(organizationId: string): Promise<Standing | null> {
    for (;;) {
      const refilling = refills.get(organizationId) ?? refill(organizationId)
      refills.set(organizationId, refilling)
      const purse = await refilling.finally(() => {
        if (refills.get(organizationId) === refilling) refills.delete(organizationId)
      })
      if (purse === null) return null
      const standing = spend(purse)
      if (standing !== null) return standing
    }
  }

  return (organizationId) => {
    const purse = purses.get(organizationId)
    return (purse === undefined ? null : spend(purse)) ?? spendRefill(organizationId)
  }
}

/** Null when the purse must be filled again. */
function spend(purse: Purse): Standing | null {
  const { slice } = purse
  const msLeft = purse.endsAtMs - performance.now()
  if (msLeft <= 0) return null
  const secondsLeft = Math.ceil(msLeft / 1000)
  if (slice.granted === 0) return { isAllowed: false, limit: slice.limit, remaining: 0, secondsLeft }
  if (purse.granted === 0) return null
  purse.granted -= 1
  return { isAllowed: true, limit: slice.limit, remaining: slice.left + purse.granted, secondsLeft }
}

function forgetOld(purses: Map<string, Purse>): void {
  const nowMs = performance.now()
  for (const [id, { endsAtMs }] of purses) if (endsAtMs <= nowMs) purses.delete(id)
}
