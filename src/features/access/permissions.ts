import { type Credential, DUTIES, type Duty, type KeyScope, type Role } from './caller.ts'
import type { ProductFeature } from './product-features.ts'

interface Grant {
  /** The scope a narrowed key needs; `never` = no key may. */
  readonly key: KeyScope | 'never'
  readonly roles: readonly Role[]
  /** Which duties of a GROUP_USER open it, where that role does. */
  readonly duties?: readonly Duty[]
  /** A SUPER_ADMIN need not say in which organization. */
  readonly isAnywhere?: true
  /** May be done with a password that must be changed. */
  readonly isForNewcomers?: true
  /** May be done where this is not switched off for the organization. */
  readonly feature?: ProductFeature
}

const EVERYONE: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']
const OWNERS: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER']

const OFFICE: readonly Duty[] = ['REVIEWER', 'COMPLIANCE', 'DEVELOPER']
const REVIEW: readonly Duty[] = ['REVIEWER', 'COMPLIANCE']
const TECHNICAL: readonly Duty[] = ['REVIEWER', 'DEVELOPER']
const TILL: readonly Duty[] = ['REVIEWER', 'CASHIER', 'DEVELOPER']

/**
 * Who may do what, in one table: permission × key scope × role × duty. A route names its permission in `config.permission`; a
 * route without one does not start. `public` routes ask for no credential.
 */
export const PERMISSIONS = {
  profile: { key: 'never', roles: EVERYONE, duties: DUTIES, isAnywhere: true, isForNewcomers: true },
  'organizations:read': { key: 'never', roles: ['SUPER_ADMIN'], isAnywhere: true },
  'organizations:write': { key: 'never', roles: ['SUPER_ADMIN'], isAnywhere: true },
  'groups:read': { key: 'never', roles: EVERYONE, duties: OFFICE },
  'groups:write': { key: 'never', roles: OWNERS },
  'users:read': { key: 'never', roles: OWNERS },
  'users:write': { key: 'never', roles: OWNERS },
  'api-keys:read': { key: 'never', roles: OWNERS },
  'api-keys:write': { key: 'never', roles: OWNERS },
  'audit-log:read': { key: 'never', roles: OWNERS },
  'duplicate-faces:read': { key: 'never', roles: OWNERS },
  'duplicate-faces:write': { key: 'never', roles: OWNERS },
  'credits:read': { key: 'verifications:read', roles: EVERYONE, duties: OFFICE },
  'credits:write': { key: 'never', roles: ['SUPER_ADMIN'] },
  'services:read': { key: 'verifications:read', roles: EVERYONE, duties: OFFICE },
  'folders:read': { key: 'verifications:read', roles: EVERYONE, duties: OFFICE },
  'folders:write': { key: 'verifications:write', roles: EVERYONE, duties: OFFICE },
  'uploads:write': { key: 'verifications:write', roles: EVERYONE, duties: OFFICE },
  'files:read': { key: 'verifications:read', roles: EVERYONE, duties: REVIEW },
  'verifications:read': { key: 'verifications:read', roles: EVERYONE, duties: OFFICE },
  'home:read': { key: 'never', roles: EVERYONE, duties: OFFICE },
  'events:read': { key: 'never', roles: EVERYONE, duties: OFFICE },
  'verifications:reveal': { key: 'never', roles: EVERYONE, duties: REVIEW },
  'verifications:review': { key: 'never', roles: EVERYONE, duties: REVIEW },
  'cases:read': { key: 'never', roles: EVERYONE, duties: REVIEW },
  'cases:write': { key: 'never', roles: EVERYONE, duties: REVIEW },
  'desk-settings:write': { key: 'never', roles: OWNERS },
  'desk-figures:read': { key: 'never', roles: EVERYONE, duties: ['COMPLIANCE'] },
  views: { key: 'never', roles: EVERYONE, duties: OFFICE },
  'verifications:redact': { key: 'redact', roles: OWNERS },
  'webhook-deliveries:read': { key: 'verifications:read', roles: EVERYONE, duties: TECHNICAL },
  'webhook-endpoints:read': { key: 'never', roles: OWNERS },
  'webhook-endpoints:write': { key: 'never', roles: OWNERS },
  'webhook-deliveries:write': { key: 'verifications:write', roles: EVERYONE, duties: TECHNICAL },
  'drafts:write': { key: 'never', roles: EVERYONE, duties: OFFICE },
  'exports:read': { key: 'verifications:read', roles: EVERYONE, duties: REVIEW },
  'exports:write': { key: 'verifications:read', roles: EVERYONE, duties: REVIEW, feature: 'exports' },
  'watches:write': { key: 'verifications:write', roles: EVERYONE, duties: REVIEW, feature: 'continuous_screening' },
  'receipts:verify': { key: 'receipts', roles: EVERYONE, duties: TILL, feature: 'receipts' },
  receipts: { key: 'receipts', roles: EVERYONE, duties: TILL },
  'receipt-accounts:write': { key: 'receipts', roles: EVERYONE, duties: TECHNICAL },
  'receipts:redact': { key: 'redact', roles: OWNERS },
  'receipts:evidence': { key: 'receipts:evidence', roles: OWNERS },
  'receipt-settings:read': { key: 'never', roles: OWNERS },
  'receipt-settings:write': { key: 'never', roles: OWNERS },
  'screening-settings:read': { key: 'never', roles: OWNERS },
  'screening-settings:write': { key: 'never', roles: OWNERS },
  'verifications:write': { key: 'verifications:write', roles: EVERYONE, duties: OFFICE },
} as const satisfies Record<string, Grant>

export type GuardedPermission = keyof typeof PERMISSIONS
export const GUARDED_PERMISSIONS = Object.keys(PERMISSIONS).filter(isGuarded)
export type Permission = GuardedPermission | 'public'

function isGuarded(text: string): text is GuardedPermission {
  return text in PERMISSIONS
}

export function isPermission(text: string): text is Permission {
  return text === 'public' || isGuarded(text)
}

/** Whether the table lets this credential do that. */
export function isAllowed(credential: Credential, permission: GuardedPermission): boolean {
  const grant: Grant = PERMISSIONS[permission]
  if (credential.kind === 'user') {
    const { role, duties } = credential
    if (!grant.roles.includes(role)) return false
    return role !== 'GROUP_USER' || duties.some((duty) => grant.duties?.includes(duty))
  }
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

/** What a credential may do where these features are switched off, in the order of the table. */
export function permissionsOf(credential: Credential, featuresOff: readonly string[]): readonly GuardedPermission[] {
  return GUARDED_PERMISSIONS.filter((each) => isAllowed(credential, each) && !isSwitchedOff(each, featuresOff))
}
