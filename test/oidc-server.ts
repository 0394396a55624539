import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose'

/** Who signs in at the provider, and how the provider then departs from what is right. */
export interface Person {
  readonly email?: string
  readonly emailVerified?: boolean
  readonly nonce?: string
  readonly issuer?: string
  readonly audience?: string
  /** Seconds until the ID token is no longer good. */
  readonly lifetimeSeconds?: number
  /** Signs with a key that the provider does not publish. */
  readonly isForged?: boolean
  /** Tells the address at the userinfo endpoint alone. */
  readonly isInUserInfo?: boolean
}

export interface OidcServer {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** A person signs in at this address. Answers what the browser would be sent back with. */
  authorize(authorizationUrl: string, person: Person): { code: string; state: string; iss: string }
  /** The code is too old now. */
  expire(code: string): void
  /** Every endpoint answers 503 from now on, or no longer. */
  breakDown(isBroken: boolean): void
  close(): Promise<void>
}

interface Grant {
  readonly person: Person
  readonly query: URLSearchParams
  isUsed: boolean
}

/** What the provider knows. */
interface State {
  readonly issuer: string
  readonly keys: {
    readonly published: GenerateKeyPairResult
    readonly forged: GenerateKeyPairResult
    readonly jwk: object
  }
  readonly grants: Map<string, Grant>
  /** By access token. */
  readonly people: Map<string, Person>
}

const CLIENT_ID = 'absah'
const CLIENT_SECRET = 'rahasia penyedia'
/** RFC 6749, 2.3.1: each part as in a form. */
const CREDENTIALS = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET.replaceAll(' ', '+')}`).toString('base64')

/** An OpenID Connect provider on the loopback: real HTTP, real keys, single-use codes, PKCE enforced. */
export async function openOidcServer(): Promise<OidcServer> {
  const [published, forged] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(published.publicKey)), kid: 'satu', alg: 'RS256', use: 'sig' }
  const grants = new Map<string, Grant>()
  const people = new Map<string, Person>()
  let isBroken = false
  const server = createServer((request, response) => {
    const state = { issuer, keys: { published, forged, jwk }, grants, people }
    const answered = isBroken ? Promise.resolve([503, {}] as const) : answer(state, request)
    answered.then(
      ([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${portOf(server.address())}`
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    authorize(authorizationUrl, person) {
      const query = new URL(authorizationUrl).searchParams
      const code = randomUUID()
      grants.set(code, { person, query, isUsed: false })
      return { code, state: query.get('state') ?? '', iss: issuer }
    },
    expire: (code) => void grants.delete(code),
    breakDown(broken) {
      isBroken = broken
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function answer(state: State, request: IncomingMessage): Promise<readonly [number, object]> {
  const person = state.people.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
  if (request.url === '/token') return token(state, request)
  if (request.url === '/jwks') return [200, { keys: [state.keys.jwk] }]
  if (request.url === '/userinfo' && person !== undefined) {
    return [200, { sub: 'orang-1', email: person.email, email_verified: person.emailVerified ?? true }]
  }
  if (request.url === '/.well-known/openid-configuration') return [200, metadataOf(state.issuer)]
  return [404, {}]
}

async function token(state: State, request: IncomingMessage): Promise<readonly [number, object]> {
  const form = new URLSearchParams(await textOf(request))
  const grant = state.grants.get(form.get('code') ?? '')
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (request.headers.authorization !== `Basic ${CREDENTIALS}`) return [401, { error: 'invalid_client' }]
  const isRight =
    grant !== undefined &&
    !grant.isUsed &&
    grant.query.get('code_challenge') === challenge &&
    grant.query.get('redirect_uri') === form.get('redirect_uri')
  if (!isRight) return [400, { error: 'invalid_grant' }]
  grant.isUsed = true
  const access = randomUUID()
  state.people.set(access, grant.person)
  return [200, { access_token: access, token_type: 'Bearer', expires_in: 60, id_token: await idToken(state, grant) }]
}

async function idToken({ issuer, keys }: State, { person, query }: Grant): Promise<string> {
  const email = person.isInUserInfo ? {} : { email: person.email, email_verified: person.emailVerified ?? true }
  return new SignJWT({ ...email, nonce: person.nonce ?? query.get('nonce') })
    .setProtectedHeader({ alg: 'RS256', kid: 'satu' })
    .setIssuer(person.issuer ?? issuer)
    .setAudience(person.audience ?? CLIENT_ID)
    .setSubject('orang-1')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + (person.lifetimeSeconds ?? 300))
    .sign(person.isForged ? keys.forged.privateKey : keys.published.privateKey)
}

function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The provider does not listen')
  return address.port
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
