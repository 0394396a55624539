import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import document from '../openapi.json' with { type: 'json' }
import { isAllowed } from '../src/features/access/permissions.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type ApiDocument, type Operation, type RawAnswer, readDocument } from './fuzz/document.ts'
import { type Asker, hostileQuestion, nearlyValidQuestion, type Question, validQuestion } from './fuzz/questions.ts'
import { isLong } from './length.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import type { LocalBank } from './receipts/local-bank.ts'
import { openTelebirr, telebirrSettings } from './receipts/telebirr-bank.ts'
import { makeWorld, type World } from './tenants/world.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { makeUser, signIn, type TestUser } from './users.ts'

/**
 * Requests drawn from the server's own document, for every route: allowed ones, nearly allowed ones and hostile ones.
 * The draws are the same each time; `ABSAH_FUZZ_SEED` and `ABSAH_FUZZ_RUNS` make others
 * and more of them.
 */
const SEED = Number(process.env.ABSAH_FUZZ_SEED ?? 20_261_125)
const RUNS = Number(process.env.ABSAH_FUZZ_RUNS ?? (isLong ? 6 : 2))

/** Routes whose allowed requests need what no document says; what they answer is checked all the same. */
const NEEDS_MORE: Readonly<Record<string, string>> = {
  'POST /api/v1/verify': 'a bank, and a number of its own',
  'POST /api/v1/verify/parse-url': 'a link of a bank',
  'POST /api/v1/verify/parse-receipt': 'a receipt',
  'POST /screenings/batch': 'the service that screens names',
  'POST /cases/batch': 'the version of each case that it decides',
  'POST /auth/login': 'a password that is right',
  'POST /auth/oidc/start': 'a provider that is set',
  'POST /auth/oidc/login': 'what a provider sent back',
  'POST /auth/refresh': 'a refresh token that is alive',
  'PUT /profile/password': 'the password of today',
}

const api: ApiDocument = readDocument(document)
let database: TestDatabase
let platform: TestPlatform
let bank: LocalBank
let world: World
let asker: Asker
let owner: TestUser
let superAdmin: TestUser
const counts = { valid: 0, accepted: 0, nearly: 0, hostile: 0 }

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openTelebirr()
  platform = await startPlatform({
    database,
    verifiers: [testVerifier({ current: endAsNoted })],
    settings: telebirrSettings(bank),
  })
  world = await makeWorld(database, platform)
  asker = { document: api, world, folderId: world.owners[0].own.folderId }
  const { organizationId } = world.tenant
  owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  superAdmin = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
})
afterAll(async () => {
  await platform.stop()
  await bank.close()
  await database.drop()
})

const tokens = new Map<string, string>()

/** Headers of somebody who may use the route. One whose session the last request ended signs in again. */
async function credentialFor(operation: Operation): Promise<Record<string, string>> {
  const route = platform.routes.find(({ method, url }) => `${method} ${url}` === operation.name)
  if (route === undefined) throw new Error(`${operation.name} is in the document and not on the server`)
  const ownerCredential = { kind: 'user', id: owner.id, role: 'ORGANIZATION_OWNER', duties: [] } as const
  const mayOwner = route.permission === 'public' || isAllowed(ownerCredential, route.permission)
  const user = mayOwner ? owner : superAdmin
  const token = tokens.get(user.id) ?? (await signIn(platform.url, user)).access_token
  if (operation.name === 'POST /auth/logout') tokens.delete(user.id)
  else tokens.set(user.id, token)
  return { authorization: `Bearer ${token}`, 'x-absah-organization': world.tenant.organizationId }
}

async function ask(operation: Operation, question: Question): Promise<RawAnswer> {
  const headers = { ...(await credentialFor(operation)), ...question.headers }
  const answer = await fetch(platform.url + question.path, {
    method: operation.method,
    headers,
    body: question.body ?? null,
    redirect: 'manual',
  })
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    text: await answer.text(),
  }
}

/** How the validator's own messages begin, which say more of it than of what is expected. */
const VALIDATOR_WORDS = /"(?:Invalid (?:input|option|string|GUID|UUID|email|URL|ISO|JSON)\b|Too (?:big|small):)/

/** Documented, of the documented shape, and never 500. */
function expectDocumented(operation: Operation, question: Question, answer: RawAnswer): void {
  const complaints = [
    ...(answer.status === 500 ? ['status 500'] : api.complaintsAbout(operation, answer)),
    ...(VALIDATOR_WORDS.exec(answer.text) ?? []),
  ]
  const shown = { asked: `${operation.method} ${question.path}`, body: String(question.body).slice(0, 500), ...answer }
  expect({ complaints, ...(complaints.length === 0 ? {} : shown) }).toEqual({ complaints: [] })
}

it('knows as many operations as the server has', () => {
  const ours = platform.routes.filter(({ method, url }) => method !== 'HEAD' && !isHidden(url))

  expect(api.operations.map(({ name }) => name).sort()).toEqual(
    ours.map(({ method, url }) => `${method} ${url}`).sort(),
  )
})

/** What is for browsers, and what machines ask of any server. */
const isHidden = (url: string): boolean =>
  ['/', '/app', '/app/*', '/openapi.json', '/healthz', '/readyz'].includes(url) || /^\/guides\/[\w-]+$/.test(url)

/** A stream has no end to wait for: see test/event-stream.test.ts. */
const asked = api.operations.filter(({ name }) => name !== 'GET /events/stream')

describe.each(asked)('$name', (operation) => {
  it('takes at least half of the requests that its document allows', async () => {
    let accepted = 0
    for (let run = 0; run < RUNS; run += 1) {
      const question = await validQuestion(asker, operation, SEED + run)
      const answer = await ask(operation, question)
      expectDocumented(operation, question, answer)
      if (answer.status < 300) accepted += 1
    }
    counts.valid += RUNS
    counts.accepted += accepted
    if (NEEDS_MORE[operation.name] === undefined) expect(accepted).toBeGreaterThanOrEqual(RUNS / 2)
  })

  it('answers what is nearly allowed and what is hostile as documented, and never 500', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      for (const make of [nearlyValidQuestion, hostileQuestion]) {
        const question = await make(asker, operation, SEED + run)
        expectDocumented(operation, question, await ask(operation, question))
      }
    }
    counts.nearly += RUNS
    counts.hostile += RUNS
  })
})

it('asked all of that, and the server still answers', async () => {
  const answer = await fetch(`${platform.url}/readyz`)

  expect(answer.status).toBe(200)
  expect(counts.valid).toBe(asked.length * RUNS)
  expect(counts.accepted).toBeGreaterThan(counts.valid / 2)
  expect(counts.hostile + counts.nearly).toBe(2 * asked.length * RUNS)
})
