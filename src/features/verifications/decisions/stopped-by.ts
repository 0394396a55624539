import { z } from 'zod'
import type { JsonObject } from '../sealed.ts'
import { REVIEW } from './review-check.ts'

const Checks = z
  .array(z.looseObject({ code: z.string(), result: z.string(), reason_code: z.string().nullish() }))
  .catch([])

/** Reason codes of the machine's checks that did not pass; the code of a check that gives no reason. No personal data. */
export function stoppedBy({ checks }: JsonObject): readonly string[] {
  const failed = Checks.parse(checks).filter(({ code, result }) => result !== 'PASS' && code !== REVIEW)
  return [...new Set(failed.map(({ code, reason_code: reason }) => reason ?? code))].sort()
}
