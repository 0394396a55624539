import type { Credential, KeyScope, Role } from './caller.ts'
import type { ProductFeature } from './product-features.ts'

interface Grant {
  /** The scope a narrowed key needs; `never` = no key may. */
  readonly key: KeyScope | 'never'
  readonly roles: readonly Role[]
  /** A SUPER_ADMIN need not say in which organization. */
  readonly isAnywhere?: true
  /** May be done with a password that must be changed. */
  readonly isForNewcomers?: true
  /** May be done where this is not switched off for the organization. */
  readonly feature?: ProductFeature
}

const EVERYONE: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']
const OWNERS: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER']

/**
 * Who may do what, in one table: permission × key scope × role. A route names its permission in `config.permission`; a
 * route without one does not start. `public` routes ask for no credential.
 */
export const PERMISSIONS = {
  profile: { key: 'never', roles: EVERYONE, isAnywhere: true, isForNewcomers: true },
  'organizations:read': { key: 'never', roles: ['SUPER_ADMIN'], isAnywhere: true },
  'organizations:write': { key: 'never', roles: ['SUPER_ADMIN'], isAnywhere: true },
  'groups:read': { key: 'never', roles: EVERYONE },
  'groups:write': { key: 'never', roles: OWNERS },
  'users:read': { key: 'never', roles: OWNERS },
  'users:write': { key: 'never', roles: OWNERS },
  'api-keys:read': { key: 'never', roles: OWNERS },
  'api-keys:write': { key: 'never', roles: OWNERS },
  'audit-log:read': { key: 'never', roles: OWNERS },
  'duplicate-faces:read': { key: 'never', roles: OWNERS },
  'duplicate-faces:write': { key: 'never', roles: OWNERS },
  'credits:read': { key: 'verifications:read', roles: EVERYONE },
  'credits:write': { key: 'never', roles: ['SUPER_ADMIN'] },
  'services:read': { key: 'verifications:read', roles: EVERYONE },
  'folders:read': { key: 'verifications:read', roles: EVERYONE },
  'folders:write': { key: 'verifications:write', roles: EVERYONE },
  'uploads:write': { key: 'verifications:write', roles: EVERYONE },
  'files:read': { key: 'verifications:read', roles: EVERYONE },
  'verifications:read': { key: 'verifications:read', roles: EVERYONE },
  'verifications:review': { key: 'never', roles: EVERYONE },
  'verifications:redact': { key: 'redact', roles: OWNERS },
  'webhook-deliveries:read': { key: 'verifications:read', roles: EVERYONE },
  'webhook-endpoints:read': { key: 'never', roles: OWNERS },
  'webhook-endpoints:write': { key: 'never', roles: OWNERS },
  'webhook-deliveries:write': { key: 'verifications:write', roles: EVERYONE },
  'drafts:write': { key: 'never', roles: EVERYONE },
  'exports:read': { key: 'verifications:read', roles: EVERYONE },
  'exports:write': { key: 'verifications:read', roles: EVERYONE, feature: 'exports' },
  'watches:write': { key: 'verifications:write', roles: EVERYONE, feature: 'continuous_screening' },
  'receipts:verify': { key: 'receipts', roles: EVERYONE, feature: 'receipts' },
  receipts: { key: 'receipts', roles: EVERYONE },
  'receipt-accounts:write': { key: 'receipts', roles: EVERYONE },
  'receipts:redact': { key: 'redact', roles: OWNERS },
  'receipts:evidence': { key: 'receipts:evidence', roles: OWNERS },
  'receipt-settings:read': { key: 'never', roles: OWNERS },
  'receipt-settings:write': { key: 'never', roles: OWNERS },
  'screening-settings:read': { key: 'never', roles: OWNERS },
  'screening-settings:write': { key: 'never', roles: OWNERS },
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

/** Whether it belongs to something that is switched off for the organization. */
export function isSwitchedOff(permission: GuardedPermission, featuresOff: readonly string[]): boolean {
  const { feature }: Grant = PERMISSIONS[permission]
  return feature !== undefined && featuresOff.includes(feature)
}

/** Whether a SUPER_ADMIN may do it without naming an organization. */
export function isAnywhere(permission: GuardedPermission): boolean {
  const grant: Grant = PERMISSIONS[permission]
  return grant.isAnywhere === true
}

/** Whether it may be done before a one-time password was changed. */
export function isForNewcomers(permission: GuardedPermission): boolean {
  const grant: Grant = PERMISSIONS[permission]
  return grant.isForNewcomers === true
}
