import { z } from 'zod'
import type { Verifier } from '../../src/verifiers/verifier.ts'

export const INSTANT_SERVICE_ID = '7b0f6a52-2222-4c4c-8c8c-000000000001'

/** A service that has nothing to do: what is left is the pipeline itself. */
export function instantVerifier(onBegin: () => void): Verifier {
  return {
    service: {
      id: INSTANT_SERVICE_ID,
      code: 'INSTANT',
      name: 'Instant',
      description: 'Nothing to do',
      category: { id: '7b0f6a52-2222-4c4c-8c8c-000000000002', name: 'Bench', type: 'BENCH' },
      price: 10,
    },
    configuration: z.looseObject({}),
    decidingChecks: () => [],
    reasons: [],
    verify: async () => {
      onBegin()
      return { kind: 'found', checks: [], fields: {}, output: {}, engineJobs: [] }
    },
  }
}
