import type { Config } from '../config.ts'
import { createLoginTokens, type LoginTokens } from '../features/access/oidc/login-token.ts'
import { createOidcProvider, type OidcProvider } from '../features/access/oidc/oidc-provider.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import { openOutbound } from '../platform/outbound/fetch-public.ts'

export interface Oidc {
  readonly provider: OidcProvider
  readonly loginTokens: LoginTokens
  close(): Promise<void>
}

/** The provider that users may sign in at; null where none is set. It is reached by connections of its own. */
export function openOidc(config: Config, masterKey: Uint8Array): Oidc | null {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcRedirectUri } = config
  if (issuer === null || clientId === null || clientSecret === null || oidcRedirectUri === null) return null
  const outbound = openOutbound({ allow: config.oidcAllow })
  const settings = { issuer, clientId, clientSecret, redirectUri: new URL(oidcRedirectUri).href }
  return {
    provider: createOidcProvider({ settings, outbound }),
    loginTokens: createLoginTokens(deriveKey(masterKey, 'oidc-login:1')),
    close: () => outbound.close(),
  }
}
