import { z } from 'zod'
import type { ApiKey } from './store.ts'

export const ApiKeyBody = z
  .object({
    id: z.guid(),
    group_id: z.guid().nullable().describe('null = the whole organization'),
    mode: z.enum(['live', 'test']),
    name: z.string(),
    last_four: z.string(),
    scopes: z.array(z.string()).nullable().describe('null = everything a key may do'),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    revoked_at: z.iso.datetime().nullable(),
    last_used_at: z.iso.datetime().nullable().describe('To the minute'),
  })
  .meta({ id: 'ApiKey', description: 'An API key, without the key itself' })

export const NewApiKeyAnswer = ApiKeyBody.extend({
  key: z.string().describe('The key itself: shown this once, it is not stored'),
}).meta({ id: 'NewApiKey', description: 'The new API key, shown once' })

export function presentApiKey(key: ApiKey): z.infer<typeof ApiKeyBody> {
  return {
    id: key.id,
    group_id: key.groupId,
    mode: key.mode,
    name: key.name,
    last_four: key.lastFour,
    scopes: key.scopes === null ? null : [...key.scopes],
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
  }
}
