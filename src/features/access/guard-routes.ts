import { onBehalfOf } from '../../lib/tenant-turns.ts'
import type { HttpApp } from '../../platform/http/app.ts'
import type { Authenticate } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { unauthorized } from './errors.ts'
import { isPermission, type Permission } from './permissions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** See `permissions.ts`; a route without one does not start. */
    permission?: Permission
  }
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyInstance {
    /** Every route that asks for a permission or is open to all, as it was registered. */
    guardedRoutes: GuardedRoute[]
  }
}

export interface GuardedRoute {
  readonly method: string
  /** With its parameters as `:name`. */
  readonly url: string
  readonly permission: Permission
}

export interface GuardOptions {
  readonly authenticate: Authenticate
  /** Path under which a library serves pages of its own, open to all. */
  readonly openPrefix: string
}

/** Puts the permission table before every route: who calls is known, and allowed, before a body is read. */
export function guardRoutes(app: HttpApp, { authenticate, openPrefix }: GuardOptions): void {
  app.decorateRequest('caller', null)
  app.decorate('guardedRoutes', [])
  app.addHook('onRoute', (route) => {
    if (route.url === openPrefix || route.url.startsWith(`${openPrefix}/`)) return
    const permission = route.config?.permission
    if (permission === undefined || !isPermission(permission)) {
      throw new Error(`${route.method} ${route.url} names no permission: add config.permission`)
    }
    for (const method of [route.method].flat()) app.guardedRoutes.push({ method, url: route.url, permission })
  })
  app.addHook('onRequest', async (request) => {
    const permission = request.routeOptions.config.permission
    if (permission === undefined || permission === 'public') return
    const caller = await authenticate(request.headers, permission)
    request.caller = caller
    request.logFields.organization_id = caller.scope.organizationId
    request.logFields.group_id = caller.groupId
    request.logFields.mode = caller.scope.mode
    request.logFields[caller.credential.kind === 'key' ? 'api_key_id' : 'user_id'] = caller.credential.id
  })
  // The last before the handler, which with all it waits for is then the work of that organization.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.caller === null) done()
    else onBehalfOf(request.caller.scope.organizationId, done)
  })
}

/** The caller of a guarded route. */
export function callerOf(request: { caller: Caller | null }): Caller {
  if (request.caller === null) throw unauthorized()
  return request.caller
}
