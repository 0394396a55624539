export type Mode = 'live' | 'test'

export type Role = 'SUPER_ADMIN' | 'ORGANIZATION_OWNER' | 'GROUP_USER'

/** What a query may see. Every query on tenants' data takes one; there is no way to ask without. */
export interface Scope {
  readonly organizationId: string
  readonly mode: Mode
  /** null = every group of the organization. */
  readonly groupId: string | null
}

/** Who is calling, as far as later code needs to know. */
export interface Caller {
  readonly scope: Scope
  /** The group that new things go into. */
  readonly groupId: string
  readonly apiKeyId: string
  readonly apiKeyName: string
  readonly apiKeyLastFour: string
  readonly userId: null
  readonly keyScopes: readonly KeyScope[] | null
}

/** What a key may be narrowed to. A key without scopes may do everything a key may do. */
export const KEY_SCOPES = ['verifications:read', 'verifications:write'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** How a key is shown: enough to recognise it, too little to use it. */
export function labelOfKey(key: { readonly name: string; readonly lastFour: string }): string {
  return `${key.name} (…${key.lastFour})`
}
