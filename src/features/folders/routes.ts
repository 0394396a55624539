import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { newId } from '../../lib/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { ERRORS } from '../../platform/http/error-body.ts'
import { HttpError, notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { type Caller, userIdOf } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import { FolderBody, presentFolder } from './present.ts'
import { findFolder, groupExists, insertFolder, listFolders } from './store.ts'

const NewFolder = z.strictObject({
  name: text(200).trim().min(1).describe('Name, once per group'),
  description: text(2000).nullish(),
  is_starred: z.boolean().default(false),
})

const FolderQuery = PageQuery.extend({
  search: text(200).optional().describe('A part of the name, in any case'),
})

const FolderList = z.object({ total: z.int(), items: z.array(FolderBody) })

export const folderRoutes =
  (deps: { db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/folders',
      {
        config: { permission: 'folders:write' },
        schema: {
          tags: ['Folders'],
          summary: 'Create a folder',
          body: NewFolder,
          response: { 201: FolderBody, ...ERRORS },
        },
      },
      async (request, reply) => reply.code(201).send(await createFolder(deps.db, callerOf(request), request.body)),
    )
    app.get(
      '/folders/:id',
      {
        config: { permission: 'folders:read' },
        schema: {
          tags: ['Folders'],
          summary: 'Get a folder',
          params: z.strictObject({ id: idParameter('Folder') }),
          response: { 200: FolderBody, ...ERRORS },
        },
      },
      async (request) => get(deps.db, callerOf(request), request.params.id),
    )
    await app.register(folderListRoutes(deps))
  }

const folderListRoutes =
  (deps: { db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    const response = { 200: FolderList, ...ERRORS }
    app.get(
      '/folders',
      {
        config: { permission: 'folders:read' },
        schema: { tags: ['Folders'], summary: 'List folders', querystring: FolderQuery, response },
      },
      async (request) => list(deps.db, callerOf(request), { groupId: null, query: request.query }),
    )
    app.get(
      '/groups/:group_id/folders',
      {
        config: { permission: 'folders:read' },
        schema: {
          tags: ['Folders'],
          summary: 'List the folders of a group',
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

async function createFolder(db: Db, caller: Caller, body: z.infer<typeof NewFolder>) {
  const id = newId()
  const isNew = await insertFolder(db, caller.scope, {
    id,
    groupId: caller.groupId,
    name: body.name,
    description: body.description ?? null,
    isStarred: body.is_starred,
    createdBy: userIdOf(caller),
  })
  if (!isNew)
    throw new HttpError({
      status: 400,
      code: 'ALREADY_EXISTS',
      message: 'A folder of this name already exists. Please use another name',
    })
  return get(db, caller, id)
}

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
    page: pageOf(query),
  })
  return { total, items: folders.map(presentFolder) }
}
