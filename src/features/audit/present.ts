import { z } from 'zod'
import type { AuditEntry } from './store.ts'

export const AuditEntryBody = z
  .object({
    id: z.guid(),
    actor: z.object({
      kind: z.enum(['USER', 'API_KEY', 'SYSTEM']),
      id: z.guid().nullable().describe('null for the system, and for one who could not sign in'),
      name: z.string().nullable().describe('E-mail address of the user or name of the key'),
    }),
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.guid().nullable() }).nullable(),
    details: z.record(z.string(), z.unknown()),
    group_id: z.guid().nullable(),
    mode: z.enum(['live', 'test']).nullable().describe('null for what is of no mode, such as signing in'),
    address: z.string().nullable().describe('Network address it came from'),
    request_id: z.guid().nullable().describe('X-Request-Id of the call'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'AuditEntry', description: 'An act of somebody' })

export function presentEntry(entry: AuditEntry): z.infer<typeof AuditEntryBody> {
  return {
    id: entry.id,
    actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
    action: entry.action,
    target: entry.targetKind === null ? null : { kind: entry.targetKind, id: entry.targetId },
    details: { ...entry.details },
    group_id: entry.groupId,
    mode: entry.mode,
    address: entry.address,
    request_id: entry.requestId,
    created_at: entry.createdAt.toISOString(),
  }
}
