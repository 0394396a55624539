import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { SignedQuery, UrlSigner } from '../../platform/storage/signed-url.ts'
import type { Authenticate } from '../access/authenticate.ts'
import type { Mode, Scope } from '../access/caller.ts'
import { badLink } from '../access/errors.ts'
import type { GuardedPermission } from '../access/permissions.ts'

export interface LinkDeps {
  readonly authenticate: Authenticate
  readonly exportSigner: UrlSigner
}

export interface Asked {
  /** What the link was signed for. */
  readonly path: string
  readonly query: z.infer<typeof SignedQuery>
  /** What a credential needs; a link needs none. */
  readonly permission: GuardedPermission
}

export type Access = { readonly kind: 'caller'; readonly scope: Scope } | { readonly kind: 'link'; readonly mode: Mode }

/**
 * By what a download is asked for: a signed link stands in for a credential.
 *
 * @throws {HttpError} 401 or 403.
 */
export async function readAccess(deps: LinkDeps, request: FastifyRequest, asked: Asked): Promise<Access> {
  const { path, query, permission } = asked
  if (query.signature === undefined) {
    const caller = await deps.authenticate(request.headers, permission)
    request.caller = caller
    request.logFields[caller.credential.kind === 'key' ? 'api_key_id' : 'user_id'] = caller.credential.id
    return { kind: 'caller', scope: caller.scope }
  }
  const signed = deps.exportSigner.verify({ method: 'GET', path, query })
  if (signed.kind !== 'valid') throw badLink(signed.kind)
  return { kind: 'link', mode: signed.mode === 'live' ? 'live' : 'test' }
}
