import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { id, idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../act.ts'
import { DUTIES } from '../caller.ts'
import { callerOf } from '../guard-routes.ts'
import {
  addUser,
  changeUser,
  MEMBER_ROLES,
  type MemberChange,
  resetPassword,
  type UserDeps,
} from './administer-users.ts'
import { NewUserAnswer, OneTimePasswordBody, presentUser, UserBody } from './present.ts'
import { findUser, listUsers } from './store.ts'

const name = text(200).trim()
const monthlyQuota = z
  .int()
  .min(0)
  .max(1_000_000_000)
  .nullish()
  .describe('Passes the user may begin in a calendar month (UTC), in live mode; null: unlimited')
const duties = z
  .array(z.enum(DUTIES))
  .min(1)
  .max(DUTIES.length)
  .describe('What a GROUP_USER is there for; REVIEWER if absent')
const NewUserBody = z.strictObject({
  email: z.email().max(254),
  name: name.default(''),
  role: z.enum(MEMBER_ROLES),
  duties: duties.default(['REVIEWER']),
  group_id: id().nullish().describe('For a GROUP_USER'),
  monthly_quota: monthlyQuota,
})
const UserChangeBody = z.strictObject({
  name: name.optional(),
  role: z.enum(MEMBER_ROLES).optional(),
  duties: duties.optional(),
  group_id: id().nullish(),
  monthly_quota: monthlyQuota,
  is_disabled: z.boolean().optional().describe('true signs the user out at once; false lets him in again'),
})
const UserList = z.object({ total: z.int(), items: z.array(UserBody) }).describe('One page of users')
const UserParameters = z.strictObject({ id: idParameter('User') })
const tags = ['Access']

export const userRoutes =
  (deps: UserDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/users',
      {
        config: { permission: 'users:read' },
        schema: {
          tags,
          operationId: 'listUsers',
          summary: 'List users',
          description: 'Disabled ones too.',
          querystring: PageQuery,
          response: { 200: UserList },
        },
      },
      async (request) => {
        const { total, users } = await listUsers(deps.db, callerOf(request).scope, pageOf(request.query))
        return { total, items: users.map(presentUser) }
      },
    )
    const showUser = async (request: FastifyRequest, _reply: FastifyReply, id: string) => {
      const user = await findUser(deps.db, callerOf(request).scope, id)
      if (user === undefined) throw notFound('User')
      return { ...presentUser(user), one_time_password: null }
    }
    app.post(
      '/users',
      {
        config: {
          permission: 'users:write',
          idempotency: { idIn: 'answer', show: showUser },
          errors: ['ALREADY_EXISTS'],
        },
        schema: {
          tags,
          operationId: 'createUser',
          summary: 'Create a user',
          description: 'The answer has a one-time password, shown once; it must be changed at the first sign-in.',
          body: NewUserBody,
          response: { 201: NewUserAnswer },
        },
      },
      async (request, reply) => {
        const { group_id: groupId = null, monthly_quota: monthlyQuota = null, ...member } = request.body
        const asked = { ...member, groupId, monthlyQuota }
        const made = await addUser(deps, actorOf(request, callerOf(request)), asked)
        const body = { ...presentUser(made.user), one_time_password: made.oneTimePassword }
        return reply.code(201).send(body)
      },
    )
    await app.register(oneUserRoutes(deps))
  }

const config = { permission: 'users:write' as const }
const params = UserParameters

const oneUserRoutes =
  (deps: UserDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/users/:id',
      {
        config: { ...config, errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'updateUser',
          summary: 'Change a user',
          description: 'What is absent stays as it is. A user who is disabled is signed out at once.',
          params,
          body: UserChangeBody,
          response: { 200: UserBody },
        },
      },
      async (request) => {
        const actor = actorOf(request, callerOf(request))
        return presentUser(await changeUser(deps, actor, { id: request.params.id, change: changeOf(request.body) }))
      },
    )
    app.delete(
      '/users/:id',
      {
        config: { ...config, errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'disableUser',
          summary: 'Disable a user',
          description: 'The user is signed out at once. What he did stays on record, so he stays in the list.',
          params,
          response: { 200: UserBody },
        },
      },
      async (request) => {
        const actor = actorOf(request, callerOf(request))
        return presentUser(await changeUser(deps, actor, { id: request.params.id, change: { isDisabled: true } }))
      },
    )
    app.post(
      '/users/:id/reset-password',
      {
        config: { ...config, idempotency: { idIn: 'path', show: () => ({ one_time_password: null }) } },
        schema: {
          tags,
          operationId: 'resetUserPassword',
          summary: 'Reset a password',
          description: 'Answers a one-time password and ends the sessions of the user.',
          params,
          response: { 200: OneTimePasswordBody },
        },
      },
      async (request, reply) => {
        const password = await resetPassword(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.send({ one_time_password: password })
      },
    )
  }

function changeOf(body: z.infer<typeof UserChangeBody>): MemberChange {
  const { name, role, duties, group_id: groupId, is_disabled: isDisabled, monthly_quota: monthlyQuota } = body
  return { name, role, duties, groupId, isDisabled, monthlyQuota }
}
