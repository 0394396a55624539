import { z } from 'zod'
import { STATUSES } from '../../verifications/lifecycle/status.ts'
import type { Home } from './read-home.ts'

const WaitingBody = z.object({
  id: z.guid(),
  service: z.object({ id: z.guid(), name: z.string() }),
  folder_id: z.guid(),
  group_id: z.guid(),
  status: z.enum(STATUSES),
  undecided_matches: z.int().describe('Matches on which somebody has to decide first'),
  created_at: z.iso.datetime(),
})

export const HomeBody = z
  .object({
    since: z.iso.datetime().describe('Since when the figures count'),
    waiting: z.object({
      total: z.int().describe('At most 10,000'),
      is_more: z.boolean().describe('Whether more wait than were counted'),
      items: z
        .array(WaitingBody)
        .describe('The 20 oldest, the oldest first; those decided on a moment ago are left out'),
    }),
    figures: z
      .object({
        verified: z.int(),
        not_verified: z.int(),
        partially_not_verified: z.int(),
        in_review: z.int(),
        failed: z.int(),
        open: z.int().describe('Queued or running'),
      })
      .describe('How the verifications that were created since then stand now'),
    decisions: z
      .object({
        count: z.int(),
        median_seconds: z.number().nullable().describe('From the end of the run to the decision; null without one'),
      })
      .describe('Decisions since then that stand'),
    webhooks: z.object({
      paused_endpoints: z.int(),
      failed_deliveries: z.int().describe('Given up, of those created since then; at most 10,000'),
    }),
    banks: z
      .array(z.object({ code: z.string(), status: z.enum(['ok', 'resting', 'not_configured']) }))
      .describe('How each bank was when it was last asked'),
  })
  .meta({ id: 'Home', description: 'What waits, and how it goes' })

type BankStatus = z.infer<typeof HomeBody>['banks'][number]

export interface Around {
  readonly serviceName: (serviceId: string) => string
  readonly tellBanks: () => readonly BankStatus[]
}

export function presentHome({ serviceName, tellBanks }: Around, home: Home): z.infer<typeof HomeBody> {
  const { waiting, figures, decisions, webhooks } = home
  return {
    since: home.since.toISOString(),
    waiting: {
      total: home.waitingCount,
      is_more: home.isMore,
      items: waiting.map((each) => ({
        id: each.id,
        service: { id: each.serviceId, name: serviceName(each.serviceId) },
        folder_id: each.folderId,
        group_id: each.groupId,
        status: each.status,
        undecided_matches: each.undecidedMatches,
        created_at: each.createdAt.toISOString(),
      })),
    },
    figures: {
      verified: figures.verified,
      not_verified: figures.notVerified,
      partially_not_verified: figures.partiallyNotVerified,
      in_review: figures.inReview,
      failed: figures.failed,
      open: figures.open,
    },
    decisions: { count: decisions.count, median_seconds: decisions.medianSeconds },
    webhooks: { paused_endpoints: webhooks.pausedEndpoints, failed_deliveries: webhooks.failedDeliveries },
    banks: tellBanks().map(({ code, status }) => ({ code, status })),
  }
}
