import { z } from 'zod'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import type { LifecycleRow } from '../lifecycle/store.ts'
import { openJson } from '../sealed.ts'
import { OUTPUT_STATUSES } from '../verdict.ts'

const AnyObject = z.record(z.string(), z.unknown())

/** What an event replaced, and why. */
export const HistoryDetails = z.object({
  reason: z.string().nullable(),
  earlier_output: AnyObject.optional(),
  earlier_output_status: z.enum(OUTPUT_STATUSES).nullable().optional(),
  earlier_configuration: AnyObject.optional(),
})
export type HistoryDetails = z.infer<typeof HistoryDetails>

export interface Replaced {
  /** As it was before. */
  readonly before: LifecycleRow
  /** The event's. */
  readonly sequence: number
  readonly replaces: readonly ('output' | 'configuration')[]
  readonly reason?: string | null
}

export function sealHistory(sealer: Sealer, { before, sequence, replaces, reason = null }: Replaced): Buffer {
  const place = { verificationId: before.id }
  const details: HistoryDetails = { reason }
  if (replaces.includes('output')) {
    details.earlier_output = openJson(sealer, { ...place, column: 'output' }, before.outputSealed)
    details.earlier_output_status = before.outputStatus
  }
  if (replaces.includes('configuration')) {
    details.earlier_configuration = openJson(sealer, { ...place, column: 'input' }, before.inputSealed)
  }
  return sealer.seal(JSON.stringify(details), contextOf(before.id, sequence))
}

export function openHistory(
  sealer: Sealer,
  entry: { readonly verificationId: string; readonly sequence: number; readonly detailsSealed: Buffer },
): HistoryDetails {
  const text = sealer.open(entry.detailsSealed, contextOf(entry.verificationId, entry.sequence)).toString('utf8')
  return HistoryDetails.parse(JSON.parse(text))
}

const contextOf = (verificationId: string, sequence: number) => `verification.history:${verificationId}:${sequence}`
