import { z } from 'zod'
import type { Folder } from './store.ts'

export const FolderBody = z
  .object({
    id: z.guid(),
    group: z.object({ id: z.guid(), name: z.string() }),
    name: z.string(),
    description: z.string().nullable(),
    is_starred: z.boolean(),
    total_service: z.int().nullable().describe('Different services used in it'),
    total_result: z.int().nullable().describe('Result groups in it'),
    created_at: z.iso.datetime(),
    created_by: z.guid().nullable().describe('User who made it; null for an API key'),
    updated_at: z.iso.datetime(),
    updated_by: z.guid().nullable(),
  })
  .meta({ id: 'Folder', description: 'A folder' })

export function presentFolder(folder: Folder): z.infer<typeof FolderBody> {
  return {
    id: folder.id,
    group: { id: folder.groupId, name: folder.groupName },
    name: folder.name,
    description: folder.description,
    is_starred: folder.isStarred,
    total_service: folder.totalService,
    total_result: folder.totalResult,
    created_at: folder.createdAt.toISOString(),
    created_by: folder.createdBy,
    updated_at: folder.updatedAt.toISOString(),
    updated_by: folder.updatedBy,
  }
}
