import { PassThrough, Writable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runProgram } from '../src/cli/program.ts'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { clientOf, makeUser, type TestUser } from './users.ts'

const HOME = '203.0.113.7'
/** The same home after its router was given another address. */
const HOME_LATER = '203.0.113.200'
const ELSEWHERE = '198.51.100.9'
const HOME_IPV6 = '2001:db8:7:1::5'

let database: TestDatabase
let platform: TestPlatform
let owner: TestUser
let organizationId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [], settings: { TRUST_PROXY: 'true' } })
  organizationId = (await platform.createTenant()).organizationId
})
beforeEach(async () => {
  await sql`DELETE FROM login_attempts`.execute(database.db)
  owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const logIn = (from: string, password: string, email = owner.email) =>
  createClient(platform.url, null, { 'x-forwarded-for': from }).call('POST', '/auth/login', { email, password })
async function lockFrom(address: string) {
  const answers = await Promise.all(Array.from({ length: 11 }, () => logIn(address, 'this is not the one')))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 10 }, () => 401), 429])
}

/** A command as the operator gives it. */
async function absah(args: readonly string[], input = '') {
  let text = ''
  const sink = () =>
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk)
        done()
      },
    })
  const err = sink()
  const out = sink()
  const env = settingsOf(database, platform.home)
  await runProgram({ env, out, err, in: new PassThrough().end(input) }, args)
  return text
}

describe('wrong passwords from elsewhere', () => {
  it.each([
    ['the same address', HOME, HOME],
    ['another address of the same network', HOME, HOME_LATER],
    ['another address of the same IPv6 network', HOME_IPV6, '2001:db8:7:ffff::1'],
  ])('do not lock out who signed in from %s before', async (_name, first, later) => {
    expect((await logIn(first, owner.password)).status).toBe(200)
    await lockFrom(ELSEWHERE)

    expect((await logIn(later, owner.password)).status).toBe(200)
    expect((await logIn(ELSEWHERE, owner.password)).status).toBe(429)
  })

  it('lock out every network that nobody signed in from, all of them together', async () => {
    await logIn(HOME, owner.password)
    await lockFrom(ELSEWHERE)

    expect((await logIn('192.0.2.1', owner.password)).status).toBe(429)
    expect((await logIn('2001:db8:8::1', owner.password)).status).toBe(429)
  })

  it('count at home too, where they come from there', async () => {
    await logIn(HOME, owner.password)
    await lockFrom(HOME_LATER)

    expect((await logIn(HOME, owner.password)).status).toBe(429)
  })

  it('are known of one account, not of the others at that address', async () => {
    await logIn(HOME, owner.password)
    owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
    await lockFrom(ELSEWHERE)

    expect((await logIn(HOME, owner.password)).status).toBe(429)
  })

  it('are counted from home again when nobody signed in there for long', async () => {
    await logIn(HOME, owner.password)
    await sql`UPDATE known_networks SET last_sign_in_at = now() - interval '91 days'`.execute(database.db)
    await lockFrom(ELSEWHERE)

    expect((await logIn(HOME, owner.password)).status).toBe(429)
  })
})

describe('a way back in', () => {
  it('is a reset of the password by another owner', async () => {
    const other = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
    const client = clientOf(platform.url, (await logIn(HOME, other.password, other.email)).body)
    await lockFrom(ELSEWHERE)

    const { body } = await client.call('POST', `/users/${owner.id}/reset-password`)

    expect((await logIn('192.0.2.1', body.one_time_password)).status).toBe(200)
  })

  it('is a reset on the command line, with a password that is made or given', async () => {
    await lockFrom(ELSEWHERE)
    const made = (await absah(['user', 'reset-password', '--email', owner.email.toUpperCase()])).split('\n')[0] ?? ''
    const answer = await logIn('192.0.2.1', made)
    expect(answer.status).toBe(200)
    expect((await clientOf(platform.url, answer.body).call('GET', '/profile')).body.must_change_password).toBe(true)

    await absah(['user', 'reset-password', '--email', owner.email, '--password-stdin'], 'another one entirely\n')

    expect((await clientOf(platform.url, answer.body).call('GET', '/profile')).status).toBe(401)
    expect((await logIn('192.0.2.1', 'another one entirely')).status).toBe(200)
  })

  it('is a command that lifts the lock, and keeps it off for a network', async () => {
    await lockFrom(ELSEWHERE)
    await absah(['user', 'unlock', '--email', owner.email, '--from', HOME])
    await lockFrom(ELSEWHERE)

    expect((await logIn(HOME, owner.password)).status).toBe(200)
    expect((await logIn('192.0.2.1', owner.password)).status).toBe(429)
    await absah(['user', 'unlock', '--email', owner.email])
    expect((await logIn('192.0.2.1', owner.password)).status).toBe(200)
  })

  it.each([
    [['user', 'unlock', '--email', 'nobody@contoh.example'], /no user/],
    [['user', 'reset-password', '--email', 'nobody@contoh.example'], /no user/],
    [['user', 'unlock', '--email', 'nobody@contoh.example', '--from', 'home'], /no network address/],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(absah(args)).rejects.toThrow(message)
  })
})

it('a password that is tried first is refused as a new one', async () => {
  const client = clientOf(platform.url, (await logIn(HOME, owner.password)).body)
  const change = (password: string) =>
    client.call('PUT', '/profile/password', { current_password: owner.password, new_password: password })

  for (const password of ['aaaaaaaaaaaa', 'Password2026!']) {
    const { status, body } = await change(password)
    expect([status, body.errors[0].field]).toEqual([400, 'new_password'])
  }
  expect((await change('gajah naik kereta pagi')).status).toBe(204)
})
