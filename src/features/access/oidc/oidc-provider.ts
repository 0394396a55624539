import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Outbound } from '../../../platform/outbound/fetch-public.ts'

export interface OidcSettings {
  /** As the provider writes it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends people back to, as it is registered there. */
  readonly redirectUri: string
}

/** What one signing in must remember until the person comes back. */
export interface OidcAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** What the person came back with. */
export interface OidcReturn {
  readonly code: string
  readonly state: string
  /** RFC 9207: who says so. */
  readonly iss?: string | undefined
}

/**
 * `refused`: what came back is not good, or no longer. `unverified`: the provider does not vouch for the address.
 * `unavailable`: the provider could not be asked, which says nothing about the person.
 */
export type OidcOutcome =
  | { readonly kind: 'identified'; readonly email: string }
  | { readonly kind: 'refused' | 'unverified' | 'unavailable' }

export interface OidcProvider {
  readonly issuer: string
  /** Whether its settings can be read. */
  isHealthy(): Promise<boolean>
  /** Where to send the person; null while the provider cannot be asked. */
  begin(): Promise<(OidcAttempt & { readonly authorizationUrl: string }) | null>
  finish(attempt: OidcAttempt, returned: OidcReturn): Promise<OidcOutcome>
}

export interface OidcDeps {
  readonly settings: OidcSettings
  readonly outbound: Pick<Outbound, 'fetchPublic'>
}

const TIMEOUT_MS = 10_000
const BODY_BYTES_MAX = 256 * 1024
/** The provider's endpoints are read again now and then; after a failure not at every request. */
const KEPT_MS = 3_600_000
const FAILURE_KEPT_MS = 5_000

/** Signing in at an OpenID Connect provider: authorization code with PKCE, state and nonce, signatures checked. */
export function createOidcProvider(deps: OidcDeps): OidcProvider {
  const configuration = keep(() => discover(deps))
  const { issuer, redirectUri } = deps.settings
  return {
    issuer,
    isHealthy: async () => (await configuration()) !== null,
    async begin() {
      const known = await configuration()
      if (known === null) return null
      const attempt = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(known, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { ...attempt, authorizationUrl: url.href }
    },
    async finish(attempt, returned) {
      const known = await configuration()
      if (known === null) return { kind: 'unavailable' }
      return identify(known, attempt, urlOf(redirectUri, returned)).catch((error: unknown) => ({
        kind: error instanceof ProviderUnreachable ? ('unavailable' as const) : ('refused' as const),
      }))
    },
  }
}

/** The answer is remembered: a good one long, none for a moment. Those who ask meanwhile share one question. */
function keep(ask: () => Promise<Configuration>): () => Promise<Configuration | null> {
  let known: Promise<Configuration | null> | null = null
  let isOldAtMs = 0
  return () => {
    if (known !== null && performance.now() < isOldAtMs) return known
    isOldAtMs = performance.now() + KEPT_MS
    known = ask().catch(() => {
      isOldAtMs = performance.now() + FAILURE_KEPT_MS
      return null
    })
    return known
  }
}

function discover({ settings, outbound }: OidcDeps): Promise<Configuration> {
  return discovery(new URL(settings.issuer), settings.clientId, undefined, authenticateWith(settings.clientSecret), {
    [customFetch]: fetchThrough(outbound),
    timeout: TIMEOUT_MS / 1000,
    // Which addresses may be asked without TLS is said by the rules of `platform/outbound`.
    execute: [allowInsecureRequests, enableNonRepudiationChecks],
  })
}

/** As the provider says it takes the secret; where it says nothing, in the header (OpenID Connect Discovery 1.0, 3). */
function authenticateWith(clientSecret: string): ClientAuth {
  const inBody = ClientSecretPost(clientSecret)
  const inHeader = ClientSecretBasic(clientSecret)
  return (...asked) => {
    const methods = asked[0].token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return methods.includes('client_secret_basic') ? inHeader(...asked) : inBody(...asked)
  }
}

/** The provider did not answer. */
class ProviderUnreachable extends TypeError {
  constructor() {
    super('The identity provider did not answer')
    this.name = 'ProviderUnreachable'
  }
}

function fetchThrough(outbound: OidcDeps['outbound']): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const answer = await outbound.fetchPublic({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs: TIMEOUT_MS,
      bodyBytesMax: BODY_BYTES_MAX,
      ...(signal === undefined ? {} : { signal }),
    })
    if (answer.kind !== 'answered' || answer.status >= 500) throw new ProviderUnreachable()
    const isEmpty = answer.status === 204 || answer.status === 304
    return new Response(isEmpty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers,
    })
  }
}

function urlOf(redirectUri: string, { code, state, iss }: OidcReturn): URL {
  const url = new URL(redirectUri)
  url.searchParams.set('code', code)
  url.searchParams.set('state', state)
  if (iss !== undefined) url.searchParams.set('iss', iss)
  return url
}

async function identify(known: Configuration, attempt: OidcAttempt, returned: URL): Promise<OidcOutcome> {
  const tokens = await authorizationCodeGrant(known, returned, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.codeVerifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) return { kind: 'refused' }
  const hasUserInfo = known.serverMetadata().userinfo_endpoint !== undefined
  // Some providers tell the address there alone.
  const said =
    claims.email === undefined && hasUserInfo ? await fetchUserInfo(known, tokens.access_token, claims.sub) : claims
  if (typeof said.email !== 'string' || said.email_verified !== true) return { kind: 'unverified' }
  return { kind: 'identified', email: said.email.trim().toLowerCase() }
}
