import { z } from 'zod'
import type { Tx } from '../../../platform/database/database.ts'
import { MATCH_FOUND, MATCH_REMOVED } from '../../webhooks/endpoints/asked-events.ts'
import { OUTPUT_STATUSES } from '../verdict.ts'
import { STATUSES } from './status.ts'
import type { LifecycleRow } from './store.ts'
import { type TellDeps, tell } from './tell.ts'

const ToldMatch = z.object({
  match_id: z.string().describe('As in `matches` of the output'),
  topics: z.array(z.string()),
})

const eventBody = <Name extends string>(event: Name) =>
  z.object({
    event: z.literal(event),
    timestamp: z.iso.datetime().describe('When it was noticed'),
    verification_id: z.guid(),
    result_id: z.guid(),
    folder_id: z.guid(),
    service: z.object({ id: z.guid(), name: z.string() }),
    status: z.enum(STATUSES).describe('What it has come to'),
    output_status: z.enum(OUTPUT_STATUSES).nullable().describe('The verdict it has come to'),
    metadata: z.record(z.string(), z.unknown()).describe('The `webhook_metadata`, without the secret'),
    matches: z.array(ToldMatch),
  })

/** What a receiver gets. */
export const MatchFoundBody = eventBody(MATCH_FOUND).meta({
  id: 'VerificationMatchFound',
  description: 'A watched person came onto a list, or what counts of his entry changed',
})
export const MatchRemovedBody = eventBody(MATCH_REMOVED).meta({
  id: 'VerificationMatchRemoved',
  description: 'An entry that a watched person was matched with is not listed any more',
})

/** What a list that changed comes to for a watched person. */
export interface MatchNews {
  readonly found: readonly z.infer<typeof ToldMatch>[]
  readonly removed: readonly z.infer<typeof ToldMatch>[]
}

/** Tells of it those endpoints that have asked for it. */
export async function tellMatches(
  tx: Tx,
  deps: TellDeps,
  { verification, news }: { readonly verification: LifecycleRow; readonly news: MatchNews },
): Promise<void> {
  for (const [event, told] of [
    [MATCH_FOUND, news.found],
    [MATCH_REMOVED, news.removed],
  ] as const) {
    if (told.length === 0) continue
    const matches = told.map(({ match_id, topics }) => ({ match_id, topics }))
    await tell(tx, deps, {
      verification,
      event,
      isAskedFor: true,
      body: ({ metadata }) =>
        JSON.stringify({
          event,
          timestamp: verification.updatedAt.toISOString(),
          verification_id: verification.id,
          result_id: verification.resultId,
          folder_id: verification.folderId,
          service: { id: verification.serviceId, name: deps.serviceName(verification.serviceId) },
          status: verification.status,
          output_status: verification.outputStatus,
          metadata,
          matches,
        }),
    })
  }
}
