import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuardedRoute } from '../src/features/access/guard-routes.ts'
import { isAllowed } from '../src/features/access/permissions.ts'
import type { Answer } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import type { LocalBank } from './receipts/local-bank.ts'
import { openTelebirr, telebirrSettings } from './receipts/telebirr-bank.ts'
import { type ListingProbe, type NamingProbe, PROBES } from './tenants/probes.ts'
import { makeWorld, type Person, type World } from './tenants/world.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'

/** Every route × everything of another × every role and key: as if it did not exist. */

let database: TestDatabase
let platform: TestPlatform
let bank: LocalBank
let world: World
let cells = 0

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openTelebirr()
  platform = await startPlatform({
    database,
    verifiers: [testVerifier({ current: endAsNoted })],
    settings: { ...telebirrSettings(bank), ABSAH_UNDO_SECONDS: '3600' },
  })
  world = await makeWorld(database, platform)
}, 60_000)
afterAll(async () => {
  await platform.stop()
  await bank.close()
  await database.drop()
})

const isHead = ({ method }: GuardedRoute) => method === 'HEAD'

function routeOf(name: string): GuardedRoute {
  const route = platform.routes.find(({ method, url }) => `${method} ${url}` === name)
  if (route === undefined) throw new Error(`The server has no route ${name}: take it out of test/tenants/probes.ts`)
  return route
}

/** Whether the permission table lets this person use the route at all. */
function mayUse({ credential, isSomewhere }: Person, { permission }: GuardedRoute): boolean {
  if (credential === null || !isSomewhere) return false
  // Only downloads are public and take a credential: they ask for this permission themselves.
  return isAllowed(credential, permission === 'public' ? 'files:read' : permission)
}

interface Question {
  readonly probe: NamingProbe | ListingProbe
  /** What names the resource, or nothing. */
  readonly id: string
}

function ask(person: Person, route: GuardedRoute, { probe, id }: Question): Promise<Answer> {
  const path = probe.path?.(id, person) ?? route.url.replace(/:(id|group_id)/, id)
  return person.client.with(probe.headers ?? {}).call(route.method, path, probe.body?.(id, person))
}

function ownersFor(route: GuardedRoute, probe: NamingProbe | ListingProbe): readonly Person[] {
  if (probe.by === 'superAdmin') return [world.superAdmin]
  const able = probe.reach === 'organization' ? [world.owners[0]] : world.owners
  return [...able, world.superAdmin].filter((each) => mayUse(each, route))
}

function strangersFor(probe: NamingProbe | ListingProbe): readonly Person[] {
  return probe.isModeless ? world.strangers : [...world.strangers, ...world.otherMode]
}

async function expectSuccess(person: Person, route: GuardedRoute, question: Question): Promise<void> {
  const { status, body } = await ask(person, route, question)
  expect([person.name, status < 300, status < 300 ? null : body]).toEqual([person.name, true, null])
}

async function expectNothingNamed(route: GuardedRoute, probe: NamingProbe): Promise<void> {
  for (const owner of ownersFor(route, probe)) {
    await expectSuccess(owner, route, { probe, id: await probe.make(world) })
  }
  const id = await probe.make(world)
  for (const stranger of strangersFor(probe)) {
    const real = await ask(stranger, route, { probe, id })
    const unknown = await ask(stranger, route, { probe, id: probe.unknown?.() ?? randomUUID() })
    expect([stranger.name, real.status, real.body]).toEqual([stranger.name, unknown.status, unknown.body])
    const expected = mayUse(stranger, route) ? [probe.strangerStatus ?? 404] : [400, 401, 403, 422]
    expect([stranger.name, expected.includes(real.status), real.status]).toEqual([stranger.name, true, real.status])
    cells += 1
  }
  // What the strangers asked for is still there, as it was.
  const [owner] = ownersFor(route, probe)
  if (owner === undefined) throw new Error('nobody may do this: say who, with `by`')
  await expectSuccess(owner, route, { probe, id })
}

async function expectNothingListed(route: GuardedRoute, probe: ListingProbe): Promise<void> {
  const id = await probe.make(world)
  const owners = ownersFor(route, probe)
  expect(owners.length).toBeGreaterThan(0)
  for (const owner of owners) {
    const { body } = await ask(owner, route, { probe, id })
    expect([owner.name, JSON.stringify(body).includes(id)]).toEqual([owner.name, true])
  }
  for (const stranger of strangersFor(probe)) {
    const { status, body } = await ask(stranger, route, { probe, id })
    expect([stranger.name, JSON.stringify(body).includes(id)]).toEqual([stranger.name, false])
    const expected = mayUse(stranger, route) ? [200] : [400, 401, 403, 422]
    expect([stranger.name, expected.includes(status), status]).toEqual([stranger.name, true, status])
    cells += 1
  }
}

it('knows every route of the server, and no other', () => {
  const routes = platform.routes.filter((each) => !isHead(each)).map(({ method, url }) => `${method} ${url}`)

  // A route that is missing here goes into test/tenants/probes.ts.
  expect(Object.keys(PROBES).sort()).toEqual(routes.sort())
})

it('knows a GET beside every HEAD', () => {
  const urls = platform.routes.filter(isHead).map(({ url }) => `GET ${url}`)

  expect(urls.filter((each) => PROBES[each] === undefined)).toEqual([])
})

describe.each(Object.entries(PROBES))('%s', (name, probes) => {
  for (const [index, probe] of probes.entries()) {
    if (probe.kind === 'none') it(`has nothing to find: ${probe.why}`, () => expect(routeOf(name).url).toBeTruthy())
    if (probe.kind === 'names')
      it(`knows nothing of another’s (${index + 1})`, () => expectNothingNamed(routeOf(name), probe), 30_000)
    if (probe.kind === 'lists')
      it(`lists nothing of another’s (${index + 1})`, () => expectNothingListed(routeOf(name), probe))
  }
})

it('lets nobody in by naming an organization that is not his', async () => {
  const clients = world.strangers.flatMap(({ clientIn }) => clientIn ?? []).slice(0, 3)
  const guarded = platform.routes.filter(({ permission }) => permission !== 'public')
  expect(guarded.length).toBeGreaterThan(20)

  for (const { method, url } of guarded) {
    const path = url.replace(/:\w+/g, randomUUID())
    for (const clientIn of clients) {
      const real = await clientIn(world.tenant.organizationId).call(method, path)
      const unknown = await clientIn(randomUUID()).call(method, path)
      expect([url, real.status, real.body]).toEqual([url, unknown.status, unknown.body])
      expect([403, 404]).toContain(real.status)
      cells += 1
    }
  }
})

it('was more than a few cells', () => {
  expect(cells).toBeGreaterThan(350)
})
