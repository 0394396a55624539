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
export function openOidc({ oidc }: Pick<Config, 'oidc'>, masterKey: Uint8Array): Oidc | null {
  if (oidc === null) return null
  const { allow, redirectUri, ...provider } = oidc
  const outbound = openOutbound({ allow })
  const settings = { ...provider, redirectUri: new URL(redirectUri).href }
  return {
    provider: createOidcProvider({ settings, outbound }),
    loginTokens: createLoginTokens(deriveKey(masterKey, 'oidc-login:1')),
    close: () => outbound.close(),
  }
}
