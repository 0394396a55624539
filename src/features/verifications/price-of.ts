import type { Verifier } from '../../verifiers/verifier.ts'
import type { Mode } from '../access/caller.ts'

/**
 * Credits that one run of a service costs. Test mode is free.
 *
 * @param own prices of the organization that pays, by service id; without one it pays what everybody does.
 */
export function priceOf({ service }: Verifier, mode: Mode, own: ReadonlyMap<string, number>): number {
  return mode === 'test' ? 0 : (own.get(service.id) ?? service.price)
}
