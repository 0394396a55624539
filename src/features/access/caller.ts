export const MODES = ['live', 'test'] as const
export type Mode = (typeof MODES)[number]

export type Role = 'SUPER_ADMIN' | 'ORGANIZATION_OWNER' | 'GROUP_USER'

/** What a query may see. Every query for a caller takes one; only the worker's go by the id of their job. */
export interface Scope {
  readonly organizationId: string
  readonly mode: Mode
  /** null = every group of the organization. */
  readonly groupId: string | null
}

/** What a key may be narrowed to. A key without scopes may do everything a key may do. */
export const KEY_SCOPES = [
  'verifications:read',
  'verifications:write',
  'redact',
  'receipts',
  'receipts:evidence',
] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

export interface KeyCredential {
  readonly kind: 'key'
  readonly id: string
  readonly name: string
  readonly lastFour: string
  readonly scopes: readonly KeyScope[] | null
}

export interface UserCredential {
  readonly kind: 'user'
  readonly id: string
  readonly role: Role
  /** Of a GROUP_USER; of others it says nothing. */
  readonly duties: readonly Duty[]
}

/** What a GROUP_USER is there for, one or more. The permission table says what each opens. */
export const DUTIES = ['REVIEWER', 'COMPLIANCE', 'CASHIER', 'DEVELOPER'] as const
export type Duty = (typeof DUTIES)[number]

/** Organization and group of a SUPER_ADMIN who picked none: nothing is there. Only some permissions go without. */
export const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** By what somebody showed who he is. */
export type Credential = KeyCredential | UserCredential

/** Who is calling, as far as later code needs to know. */
export interface Caller {
  readonly scope: Scope
  /** The group that new things go into. */
  readonly groupId: string
  readonly credential: Credential
  /** What is switched off for the organization, by the names of `PRODUCT_FEATURES`. */
  readonly featuresOff: readonly string[]
}

/** The user who is calling; null for a key. */
export function userIdOf({ credential }: Caller): string | null {
  return credential.kind === 'user' ? credential.id : null
}

/** The key that is calling; null for a user. */
export function keyOf({ credential }: Caller): KeyCredential | null {
  return credential.kind === 'key' ? credential : null
}

/** How a key is shown: enough to recognise it, too little to use it. */
export function labelOfKey(key: { readonly name: string; readonly lastFour: string }): string {
  return `${key.name} (…${key.lastFour})`
}
