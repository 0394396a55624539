import type { Verifier } from '../../verifiers/verifier.ts'
import type { Mode } from '../access/caller.ts'

/** Credits that one run of a service costs. Test mode is free. */
export function priceOf({ service }: Verifier, mode: Mode): number {
  return mode === 'test' ? 0 : service.price
}
