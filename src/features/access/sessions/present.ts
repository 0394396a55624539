import { z } from 'zod'
import { type Caller, DUTIES, MODES } from '../caller.ts'
import type { Group } from '../groups/store.ts'
import { GUARDED_PERMISSIONS, permissionsOf } from '../permissions.ts'
import { PRODUCT_FEATURES } from '../product-features.ts'
import type { TokenPair } from './issue-tokens.ts'
import type { Profile } from './store.ts'

export const TokensBody = z
  .object({
    access_token: z.string().describe('For Authorization: Bearer'),
    refresh_token: z.string().describe('For POST /auth/refresh, once, within 30 days'),
    expires_in: z.int().describe('Seconds that the access token is good for'),
  })
  .meta({ id: 'Tokens', description: 'Tokens of a session' })

export const CookieTokensBody = TokensBody.omit({ refresh_token: true }).meta({
  id: 'CookieTokens',
  description: 'The access token of a session whose refresh token is in a cookie',
})

/** What starting a session, or going on with one, answers. */
export const SessionBody = z.union([TokensBody, CookieTokensBody]).describe('Tokens of the session')

const Elsewhere = z.object({ details: z.string().nullable(), enabled: z.boolean(), healthy: z.boolean() })

export const MethodsBody = z
  .object({
    PASSWORD: z.object({ enabled: z.boolean() }),
    OIDC: Elsewhere.describe('POST /auth/oidc/start; `details` is the provider'),
    ENTRA: Elsewhere,
    LDAP: Elsewhere,
  })
  .meta({ id: 'AuthMethods', description: 'The ways to sign in' })

export const ProfileBody = z
  .object({
    id: z.guid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']),
    organization: z.object({ id: z.guid(), name: z.string() }).nullable().describe('null for a SUPER_ADMIN'),
    group: z.object({ id: z.guid(), name: z.string(), number: z.int() }).nullable().describe('Of a GROUP_USER'),
    must_change_password: z.boolean(),
    duties: z.array(z.enum(DUTIES)).describe('Of a GROUP_USER: what they are there for'),
    permissions: z
      .array(z.enum(GUARDED_PERMISSIONS))
      .describe('What the user may do in the organization, as each call checks it'),
    features: z.array(z.enum(PRODUCT_FEATURES)).describe('What is switched on for the organization'),
    modes: z.array(z.enum(MODES)).describe('What X-Absah-Mode may be'),
    branches: z
      .array(z.object({ id: z.guid(), name: z.string(), number: z.int() }))
      .describe('Groups that X-Branch-Id may name, by number: the first 1,000'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Profile', description: 'The signed-in user' })

export function presentTokens(pair: TokenPair): z.infer<typeof TokensBody> {
  return { access_token: pair.accessToken, refresh_token: pair.refreshToken, expires_in: pair.expiresIn }
}

export function presentCookieTokens({ accessToken, expiresIn }: TokenPair): z.infer<typeof CookieTokensBody> {
  return { access_token: accessToken, expires_in: expiresIn }
}

/** @param oidc null where no provider is set. */
export function presentMethods(
  oidc: { readonly issuer: string; readonly isHealthy: boolean } | null,
): z.infer<typeof MethodsBody> {
  const off = { details: null, enabled: false, healthy: false }
  const provider = oidc === null ? off : { details: oidc.issuer, enabled: true, healthy: oidc.isHealthy }
  return { PASSWORD: { enabled: true }, OIDC: provider, ENTRA: off, LDAP: off }
}

export interface ShownProfile {
  readonly profile: Profile
  readonly caller: Caller
  readonly branches: readonly Group[]
}

export function presentProfile({ profile, caller, branches }: ShownProfile): z.infer<typeof ProfileBody> {
  const { organizationId, organizationName, groupId, groupName, groupNumber } = profile
  const { credential, featuresOff } = caller
  return {
    id: profile.id,
    email: profile.email,
    name: profile.name,
    role: profile.role,
    organization: organizationId === null ? null : { id: organizationId, name: organizationName ?? '' },
    group: groupId === null ? null : { id: groupId, name: groupName ?? '', number: groupNumber ?? 0 },
    must_change_password: profile.mustChangePassword,
    duties: credential.kind === 'user' && credential.role === 'GROUP_USER' ? [...credential.duties] : [],
    permissions: [...permissionsOf(credential, featuresOff)],
    features: PRODUCT_FEATURES.filter((each) => !featuresOff.includes(each)),
    modes: [...MODES],
    branches: branches.map(({ id, name, number }) => ({ id, name, number })),
    created_at: profile.createdAt.toISOString(),
  }
}
