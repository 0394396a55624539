import type { KeyScope } from './caller.ts'

/**
 * Who may do what, in one table. A route names its permission in `config.permission`; a route without one does not
 * start. `public` routes ask for no credential.
 */
export const PERMISSIONS = {
  public: { keyScope: null },
  'services:read': { keyScope: 'verifications:read' },
  'folders:read': { keyScope: 'verifications:read' },
  'folders:write': { keyScope: 'verifications:write' },
  'uploads:write': { keyScope: 'verifications:write' },
  'files:read': { keyScope: 'verifications:read' },
  'verifications:read': { keyScope: 'verifications:read' },
  'verifications:write': { keyScope: 'verifications:write' },
} as const satisfies Record<string, { keyScope: KeyScope | null }>

export type Permission = keyof typeof PERMISSIONS
