import type { Verifier } from '../../verifiers/verifier.ts'
import type { Mode } from '../access/caller.ts'

/**
 * Credits that one run of a service costs, or one page of it (`unitsOf`). Test mode is free.
 *
 * @param own prices of the organization that pays, by service id; without one it pays what everybody does.
 */
export function priceOf({ service }: Verifier, mode: Mode, own: ReadonlyMap<string, number>): number {
  return mode === 'test' ? 0 : (own.get(service.id) ?? service.price)
}

/** What a run is charged for: once, or each page of its files. */
export function unitsOf({ service }: Verifier, totalPages: number): number {
  return service.pricedBy === 'page' ? Math.max(1, totalPages) : 1
}
