import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { conflict, knownError, notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { type Caller, userIdOf } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import { type Claim, recordEffects } from '../idempotency/claim.ts'
import { FolderBody, presentFolder } from './present.ts'
import { findFolder, groupExists, insertFolder, listFolders, lockFolder, markDeleted, updateFolder } from './store.ts'

const NewFolder = z.strictObject({
  name: text(200).trim().min(1).describe('Name, once per group'),
  description: text(2000).nullish(),
  is_starred: z.boolean().default(false),
})

/** What is absent stays. */
const FolderChanges = z.strictObject({
  name: text(200).trim().min(1).optional().describe('Name, once per group'),
  description: text(2000).nullish(),
  is_starred: z.boolean().optional(),
})

const FolderQuery = PageQuery.extend({
  search: text(200).optional().describe('A part of the name, in any case'),
  is_starred: z.enum(['true', 'false']).optional().describe('Only those with a star, or only those without'),
})

export interface FolderRouteDeps {
  readonly db: Db
  /** Whether verifications in the folder still wait for a worker or a person. */
  readonly hasOpenVerifications: (tx: Tx, folderId: string) => Promise<boolean>
}

const FolderList = z.object({ total: z.int(), items: z.array(FolderBody) }).describe('One page of folders')

export const folderRoutes =
  (deps: FolderRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/folders',
      {
        config: {
          permission: 'folders:write',
          idempotency: { idIn: 'answer', show: (request, _reply, id) => get(deps.db, callerOf(request), id) },
          errors: ['ALREADY_EXISTS'],
        },
        schema: {
          tags: ['Folders'],
          operationId: 'createFolder',
          summary: 'Create a folder',
          description: 'In the caller’s group, where its name must be a new one.',
          body: NewFolder,
          response: { 201: FolderBody },
        },
      },
      async (request, reply) => {
        const { body, claim } = request
        return reply.code(201).send(await createFolder(deps.db, callerOf(request), { body, claim }))
      },
    )
    app.get(
      '/folders/:id',
      {
        config: { permission: 'folders:read' },
        schema: {
          tags: ['Folders'],
          operationId: 'getFolder',
          summary: 'Get a folder',
          description: 'With its group and the number of verifications in it.',
          params: z.strictObject({ id: idParameter('Folder') }),
          response: { 200: FolderBody },
        },
      },
      async (request) => get(deps.db, callerOf(request), request.params.id),
    )
    await app.register(folderChangeRoutes(deps))
    await app.register(folderListRoutes(deps))
  }

const folderChangeRoutes =
  (deps: FolderRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const params = z.strictObject({ id: idParameter('Folder') })
    app.put(
      '/folders/:id',
      {
        config: { permission: 'folders:write', errors: ['ALREADY_EXISTS'] },
        schema: {
          tags: ['Folders'],
          operationId: 'updateFolder',
          summary: 'Rename a folder, or give it a star',
          description: 'What is absent stays as it is.',
          params,
          body: FolderChanges,
          response: { 200: FolderBody },
        },
      },
      async (request) => changeFolder(deps.db, callerOf(request), { id: request.params.id, body: request.body }),
    )
    app.delete(
      '/folders/:id',
      {
        config: { permission: 'folders:write', errors: ['CONFLICT'] },
        schema: {
          tags: ['Folders'],
          operationId: 'deleteFolder',
          summary: 'Delete a folder',
          description: 'Refused with 409 while verifications in it are open. Settled ones stay where they can be read.',
          params,
          response: { 204: z.null().describe('Deleted') },
        },
      },
      async (request, reply) => {
        await deleteFolder(deps, callerOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }

const folderListRoutes =
  (deps: { db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    const response = { 200: FolderList }
    app.get(
      '/folders',
      {
        config: { permission: 'folders:read' },
        schema: {
          tags: ['Folders'],
          operationId: 'listFolders',
          summary: 'List folders',
          description: 'Of the caller’s group, or of all groups for a key or user of the whole organization.',
          querystring: FolderQuery,
          response,
        },
      },
      async (request) => list(deps.db, callerOf(request), { groupId: null, query: request.query }),
    )
    app.get(
      '/groups/:group_id/folders',
      {
        config: { permission: 'folders:read' },
        schema: {
          tags: ['Folders'],
          operationId: 'listGroupFolders',
          summary: 'List the folders of a group',
          description: 'As `GET /folders`, for one group of the organization.',
          params: z.strictObject({ group_id: idParameter('Group') }),
          querystring: FolderQuery,
          response,
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const groupId = request.params.group_id
        if (!(await groupExists(deps.db, caller.scope, groupId))) throw notFound('Group')
        return list(deps.db, caller, { groupId, query: request.query })
      },
    )
  }

async function createFolder(
  db: Db,
  caller: Caller,
  { body, claim }: { readonly body: z.infer<typeof NewFolder>; readonly claim: Claim | null },
) {
  const id = newId()
  const folder = { id, groupId: caller.groupId, name: body.name, description: body.description ?? null }
  await inTransaction(db, async (tx) => {
    const asked = { ...folder, isStarred: body.is_starred, createdBy: userIdOf(caller) }
    if (!(await insertFolder(tx, caller.scope, asked))) throw nameTaken()
    await recordEffects(tx, [{ claim, status: 201, resourceId: id }])
  })
  return get(db, caller, id)
}

async function changeFolder(
  db: Db,
  caller: Caller,
  change: { readonly id: string; readonly body: z.infer<typeof FolderChanges> },
) {
  const { id, body } = change
  const outcome = await updateFolder(db, caller.scope, {
    id,
    name: body.name ?? null,
    description: body.description,
    isStarred: body.is_starred ?? null,
    updatedBy: userIdOf(caller),
  })
  if (outcome === 'unknown') throw notFound('Folder')
  if (outcome === 'taken') throw nameTaken()
  return get(db, caller, id)
}

async function deleteFolder(deps: FolderRouteDeps, caller: Caller, id: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    if (!(await lockFolder(tx, caller.scope, id))) throw notFound('Folder')
    if (await deps.hasOpenVerifications(tx, id)) {
      throw conflict('Verifications in this folder are still open. Please let them end, or cancel them, first')
    }
    await markDeleted(tx, id, userIdOf(caller))
  })
}

/** The usual words of the code are about folders. */
const nameTaken = () => knownError('ALREADY_EXISTS')

async function get(db: Db, caller: Caller, id: string) {
  const folder = await findFolder(db, caller.scope, id)
  if (folder === undefined) throw notFound('Folder')
  return presentFolder(folder)
}

async function list(
  db: Db,
  caller: Caller,
  options: { readonly groupId: string | null; readonly query: z.infer<typeof FolderQuery> },
) {
  const { query, groupId } = options
  const { total, folders } = await listFolders(db, caller.scope, {
    groupId,
    search: query.search ?? null,
    isStarred: query.is_starred === undefined ? null : query.is_starred === 'true',
    page: pageOf(query),
  })
  return { total, items: folders.map(presentFolder) }
}
