import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainWords } from '../src/platform/http/plain-words.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

/** A refusal says in plain words what is expected, whatever is wrong. */

let database: TestDatabase
let platform: TestPlatform
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

describe('both APIs say what is expected', () => {
  it.each([
    { path: '/folders', body: { name: 5 }, says: { field: 'name', message: 'Must be text' } },
    {
      path: '/folders',
      body: { name: 'x'.repeat(5_000) },
      says: { field: 'name', message: /^Must have at most \d+ char/ },
    },
    { path: '/folders', body: [], says: { field: 'body', message: 'Must be an object' } },
    { path: '/verifications', body: { service_id: 'x' }, says: { field: 'service_id', message: 'Must be a UUID' } },
    { path: '/verifications', body: { service_id: 7 }, says: { field: 'service_id', message: /^Must be/ } },
  ])('POST $path $says.field', async ({ path, body, says: { field, message } }) => {
    const answer = await client.call('POST', path, body)

    expect(answer.status).toBe(400)
    const said = answer.body.errors.find((each: { field: string }) => each.field === field)?.message
    expect(said).toMatch(typeof message === 'string' ? new RegExp(`^${message}$`) : message)
  })

  const verify = '/api/v1/verify'
  it.each([
    { path: verify, body: { transaction_number: 5 }, says: { field: 'transaction_number', message: 'Must be text' } },
    { path: verify, body: { strict: 'perhaps' }, says: { field: 'strict', message: 'Must be true or false' } },
    {
      path: verify,
      body: { max_age_minutes: 0.5 },
      says: { field: 'max_age_minutes', message: 'Must be a whole number' },
    },
    { path: verify, body: { max_age_minutes: 0 }, says: { field: 'max_age_minutes', message: 'Must be at least 1' } },
    {
      path: verify,
      body: { expected_amount: [] },
      says: { field: 'expected_amount', message: /^Must be an amount, such/ },
    },
    {
      path: verify,
      body: { expected_amount: 'much' },
      says: { field: 'expected_amount', message: /^Must be an amount/ },
    },
    {
      path: verify,
      body: { account_number: {} },
      says: { field: 'account_number', message: 'Must be text or a number' },
    },
    {
      path: `${verify}/batch`,
      body: { verifications: Array.from({ length: 51 }, () => ({})) },
      says: { field: 'verifications', message: 'Must have at most 50 items' },
    },
    {
      path: `${verify}/batch`,
      body: { verifications: [] },
      says: { field: 'verifications', message: /at least 1 item$/ },
    },
    {
      path: `${verify}/batch`,
      body: { verifications: 1 },
      says: { field: 'verifications', message: 'Must be a list' },
    },
  ])('POST $path $says.field $says.message', async ({ path, body, says: { field, message } }) => {
    const answer = await client.call('POST', path, body)

    expect(answer.status).toBe(422)
    expect(answer.body.errors[field]).toEqual([expect.stringMatching(message)])
  })
})

describe('words for what a schema has none of its own for', () => {
  const wordsFor = (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value, { error: plainWords }).error?.issues.map(({ message }) => message)

  it.each([
    [z.int(), 1.5, 'Must be a whole number'],
    [z.boolean(), 'x', 'Must be true or false'],
    [z.record(z.string(), z.string()), 1, 'Must be an object'],
    [z.string().length(3), 'ab', 'Must have exactly 3 characters'],
    [z.string().min(1), '', 'Must have at least 1 character'],
    [z.number().max(5), 6, 'Must be at most 5'],
    [z.number().gt(5), 5, 'Must be more than 5'],
    [z.number().lt(5), 5, 'Must be less than 5'],
    [z.number().multipleOf(5), 6, 'Must be a multiple of 5'],
    [z.enum(['A', 'B']), 'C', 'Must be one of: A, B'],
    [z.email(), 'x', 'Must be an email address'],
    [z.url(), 'x', 'Must be a URL'],
    [z.iso.date(), 'x', 'Must be a date, such as 2026-11-25'],
    [z.iso.datetime(), 'x', 'Must be a date and time, such as 2026-11-25T08:30:00Z'],
    [z.string().regex(/^a$/), 'b', 'Must match /^a$/'],
    [z.strictObject({}), { a: 1 }, 'Has fields that are not known: a'],
    [z.union([z.string(), z.boolean()]), 1, 'Must be text or true or false'],
    [z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]), { c: 1 }, /none of the kinds/],
    [z.string().refine(() => false), 'a', 'Is not allowed'],
  ])('%#', (schema, value, words) => {
    const expected = typeof words === 'string' ? words : expect.stringMatching(words)
    expect(wordsFor(schema, value)).toEqual([expected])
  })
})
