import type { Credential, KeyScope, Role } from './caller.ts'

interface Grant {
  /** The scope a narrowed key needs; `never` = no key may. */
  readonly key: KeyScope | 'never'
  readonly roles: readonly Role[]
}

const EVERYONE: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']

/**
 * Who may do what, in one table: permission × key scope × role. A route names its permission in `config.permission`; a
 * route without one does not start. `public` routes ask for no credential.
 */
export const PERMISSIONS = {
  'services:read': { key: 'verifications:read', roles: EVERYONE },
  'folders:read': { key: 'verifications:read', roles: EVERYONE },
  'folders:write': { key: 'verifications:write', roles: EVERYONE },
  'uploads:write': { key: 'verifications:write', roles: EVERYONE },
  'files:read': { key: 'verifications:read', roles: EVERYONE },
  'verifications:read': { key: 'verifications:read', roles: EVERYONE },
  'verifications:write': { key: 'verifications:write', roles: EVERYONE },
} as const satisfies Record<string, Grant>

export type GuardedPermission = keyof typeof PERMISSIONS
export type Permission = GuardedPermission | 'public'

export function isPermission(text: string): text is Permission {
  return text === 'public' || text in PERMISSIONS
}

/** Whether the table lets this credential do that. */
export function isAllowed(credential: Credential, permission: GuardedPermission): boolean {
  const grant: Grant = PERMISSIONS[permission]
  if (credential.kind === 'user') return grant.roles.includes(credential.role)
  if (grant.key === 'never') return false
  return credential.scopes === null || credential.scopes.includes(grant.key)
}
