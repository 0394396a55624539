import { afterAll, beforeAll, expect, it } from 'vitest'
import document from '../openapi.json' with { type: 'json' }
import { OpenApi, ownParameters } from '../src/platform/http/document/open-api.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { inlineReferences } from './inline-references.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { makeUser, signIn } from './users.ts'

/** The examples of the reference, sent to a real server: whatever they name is not there, but every one is understood. */

let database: TestDatabase
let platform: TestPlatform
let token: string
let organizationId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  organizationId = (await platform.createTenant()).organizationId
  const user = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
  token = (await signIn(platform.url, user)).access_token
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const { paths } = OpenApi.parse(inlineReferences(document))

interface Sent {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly body: unknown
  /** By status, the headers that the document says come with it. */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** Sent with some of the answers of a status only. */
const SOMETIMES = new Set(['Idempotency-Replayed'])

const CALLS: readonly Sent[] = Object.entries(paths).flatMap(([address, methods]) =>
  Object.entries(methods).flatMap(([method, operation]): Sent[] => {
    const { requestBody } = operation
    const parameters = ownParameters(operation)
    const exampleOf = (name: string) => String(parameters.find((each) => each.name === name)?.example)
    const asked = parameters
      // What only the server can make is not to be made up.
      .filter((each) => each.in === 'query' && each.name !== 'cursor')
      .map(({ name, example }): [string, string] => [name, String(example)])
    const query = Object.fromEntries(asked)
    const body = requestBody?.content['application/json']?.example
    const path = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(exampleOf(name)))
    const headers = new Map(
      Object.entries(operation.responses).map(([status, answer]) => [
        status,
        Object.keys(Object('headers' in answer ? answer.headers : {})).filter((name) => !SOMETIMES.has(name)),
      ]),
    )
    return [{ name: `${method.toUpperCase()} ${address}`, method: method.toUpperCase(), path, query, body, headers }]
  }),
)

/** A form with files, the end of the session that asks, a password that would have to be the right one, and what never ends. */
const NOT_ASKED = new Set(['GET /events/stream', 'POST /uploads', 'POST /auth/logout', 'PUT /profile/password'])

it.each(CALLS.filter(({ name }) => !NOT_ASKED.has(name)))(
  '$name understands its example, and sends the headers it declares',
  async (call) => {
    const json: Record<string, string> = call.body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(`${platform.url}${call.path}?${new URLSearchParams(call.query)}`, {
      method: call.method,
      headers: { authorization: `Bearer ${token}`, 'x-absah-organization': organizationId, ...json },
      body: call.body === undefined ? null : JSON.stringify(call.body),
    })

    const text = await answer.text()
    expect([400, 405, 415, 500], `${answer.status} ${text}`).not.toContain(answer.status)
    const declared = call.headers.get(String(answer.status)) ?? call.headers.get('2XX')
    expect(declared, `${answer.status} is declared`).toBeDefined()
    for (const name of declared ?? []) expect(answer.headers.has(name), `${answer.status} has ${name}`).toBe(true)
  },
)
