import { z } from 'zod'
import { DUTIES } from '../caller.ts'
import type { User } from './store.ts'

export const UserBody = z
  .object({
    id: z.guid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']),
    duties: z.array(z.enum(DUTIES)).describe('Of a GROUP_USER: what he is there for'),
    group: z.object({ id: z.guid(), name: z.string() }).nullable().describe('Of a GROUP_USER'),
    must_change_password: z.boolean(),
    monthly_quota: z.int().nullable().describe('Passes he may begin in a calendar month (UTC); null: unlimited'),
    is_disabled: z.boolean(),
    disabled_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'User', description: 'A user' })

export const NewUserAnswer = UserBody.extend({
  one_time_password: z
    .string()
    .nullable()
    .describe('Shown this once; must be changed after signing in. null when the request is repeated'),
}).meta({ id: 'NewUser', description: 'The new user, with a one-time password' })

export const OneTimePasswordBody = NewUserAnswer.pick({ one_time_password: true }).meta({
  id: 'OneTimePassword',
  description: 'The one-time password, shown once',
})

export function presentUser(user: User): z.infer<typeof UserBody> {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    duties: user.role === 'GROUP_USER' ? [...user.duties] : [],
    group: user.groupId === null ? null : { id: user.groupId, name: user.groupName ?? '' },
    must_change_password: user.mustChangePassword,
    monthly_quota: user.monthlyQuota,
    is_disabled: user.disabledAt !== null,
    disabled_at: user.disabledAt?.toISOString() ?? null,
    created_at: user.createdAt.toISOString(),
  }
}
