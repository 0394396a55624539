import type { RecordEffect } from '../features/access/act.ts'
import { groupRoutes } from '../features/access/groups/routes.ts'
import { keyRoutes } from '../features/access/keys/routes.ts'
import { sessionRoutes } from '../features/access/sessions/routes.ts'
import { userRoutes } from '../features/access/users/routes.ts'
import { recordAct } from '../features/audit/door.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { creditRoutes } from '../features/credits/routes.ts'
import { usageRoutes } from '../features/credits/usage/routes.ts'
import { recordEffects } from '../features/idempotency/claim.ts'
import { organizationRoutes } from '../features/organizations/routes.ts'
import type { ServiceRegistry } from '../features/verifications/service-registry.ts'
import type { Ground } from './ground.ts'
import { attemptKeyOf } from './master-key.ts'
import { openOidc } from './open-oidc.ts'
import type { Part } from './part.ts'

const recordEffect: RecordEffect = (tx, effect) => recordEffects(tx, [effect])

/** Who may do what, and what it costs. */
export function openAccess({ config, db, masterKey, tokens }: Ground, services: ServiceRegistry): Part {
  const attemptKey = attemptKeyOf(masterKey)
  const oidc = openOidc(config, masterKey)
  return {
    routes: [
      sessionRoutes({ db, tokens, recordAct, attemptKey, oidc, publicUrl: config.publicUrl }),
      organizationRoutes({ db, recordAct, isService: (id) => services.find(id) !== undefined }),
      groupRoutes({ db, recordAct, recordEffect }),
      userRoutes({ db, recordAct, recordEffect, attemptKey }),
      keyRoutes({ db, recordAct }),
      auditRoutes({ db }),
      creditRoutes({ db, recordAct }),
      usageRoutes({ db }),
    ],
    close: async () => oidc?.close(),
  }
}
