import { z } from 'zod'
import { STATUSES } from '../../verifications/lifecycle/status.ts'
import { OUTPUT_STATUSES } from '../../verifications/verdict.ts'
import { LEVELS } from './level.ts'
import type { CaseRow } from './store.ts'

export const NamedBody = z.object({ id: z.guid(), name: z.string() }).meta({ id: 'NamedUser', description: 'A user' })

export const CaseBody = z
  .object({
    id: z.guid().describe('Of the verification'),
    service: z.object({ id: z.guid(), name: z.string() }),
    group_id: z.guid(),
    folder_id: z.guid(),
    result_id: z.guid(),
    status: z.enum(STATUSES),
    output_status: z.enum(OUTPUT_STATUSES).nullable(),
    undecided_matches: z.int(),
    version: z.int().describe('What the `ETag` of the verification says'),
    created_at: z.iso.datetime(),
    opened_at: z.iso.datetime().describe('Since when it waits'),
    closed_at: z.iso.datetime().nullable(),
    due_at: z.iso.datetime().nullable(),
    is_overdue: z.boolean(),
    level: z.enum(LEVELS).describe('Who may work on it; all but REVIEWER is escalated'),
    escalated_by: NamedBody.nullable(),
    escalated_at: z.iso.datetime().nullable(),
    assignee: NamedBody.nullable(),
    leased_by: NamedBody.nullable().describe('Whose turn it is'),
    leased_until: z.iso.datetime().nullable(),
    snoozed_until: z.iso.datetime().nullable(),
    tags: z.array(z.string()),
    note_count: z.int(),
    decision: z
      .object({ state: z.string(), outcome: z.string(), user_id: z.guid() })
      .nullable()
      .describe('One that has not taken effect yet'),
  })
  .meta({ id: 'Case', description: 'A verification that waits for a person, or did' })

export interface PresentCaseDeps {
  readonly serviceName: (serviceId: string) => string
}

export function presentCase({ serviceName }: PresentCaseDeps, row: CaseRow): z.infer<typeof CaseBody> {
  const { decision } = row
  return {
    id: row.id,
    service: { id: row.serviceId, name: serviceName(row.serviceId) },
    group_id: row.groupId,
    folder_id: row.folderId,
    result_id: row.resultId,
    status: row.status,
    output_status: row.outputStatus,
    undecided_matches: row.undecidedMatches,
    version: row.version,
    created_at: row.createdAt.toISOString(),
    opened_at: row.openedAt.toISOString(),
    closed_at: row.closedAt?.toISOString() ?? null,
    due_at: row.dueAt?.toISOString() ?? null,
    is_overdue: row.isOverdue,
    level: row.level,
    escalated_by: row.escalatedBy,
    escalated_at: row.escalatedAt?.toISOString() ?? null,
    assignee: row.assignee,
    leased_by: row.leasedBy,
    leased_until: row.leasedUntil?.toISOString() ?? null,
    snoozed_until: row.snoozedUntil?.toISOString() ?? null,
    tags: [...row.tags],
    note_count: row.noteCount,
    decision: decision === null ? null : { state: decision.state, outcome: decision.outcome, user_id: decision.userId },
  }
}
