import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { connect } from './connect.ts'
import { inTransaction } from './database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function value(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`SELECT ${sql.raw(expression)} AS value`.execute(database.db)
  return rows[0]?.value
}

describe('connect', () => {
  it.each([
    ['bigint', '5::bigint', 5],
    ['count(*)', '(SELECT count(*) FROM generate_series(1, 3))', 3],
    ['numeric', '1.50::numeric', '1.50'],
    ['date', "'2026-01-31'::date", '2026-01-31'],
    ['timestamptz', "'2026-01-31 07:00:00+07'::timestamptz", new Date('2026-01-31T00:00:00Z')],
    ['timestamp', "'2026-01-31 07:00:00'::timestamp", '2026-01-31 07:00:00'],
    ['bigint[]', "'{1,NULL,-3}'::bigint[]", [1, null, -3]],
    ['an empty bigint[]', "'{}'::bigint[]", []],
    ['date[]', "'{2026-01-31}'::date[]", ['2026-01-31']],
    ['bytea', "'\\x00ff'::bytea", Buffer.from([0, 255])],
    ['jsonb', '\'{"a":[1]}\'::jsonb', { a: [1] }],
  ])('reads %s', async (_, expression, expected) => {
    expect(await value(expression)).toEqual(expected)
  })

  it('refuses a bigint that a number cannot hold', async () => {
    expect(await value('9007199254740991::bigint')).toBe(Number.MAX_SAFE_INTEGER)
    await expect(value('9007199254740992::bigint')).rejects.toThrow('does not fit a number')
  })

  it('ends statements and idle transactions after their time', async () => {
    const limited = connect({
      url: database.url,
      applicationName: 'limits',
      statementTimeoutMs: 50,
      idleInTransactionTimeoutMs: 50,
    })

    await expect(sql`SELECT pg_sleep(10)`.execute(limited.db)).rejects.toThrow('statement timeout')
    const idle = inTransaction(limited.db, async (tx) => {
      await sql`SELECT 1`.execute(tx)
      await expect
        .poll(() =>
          value(
            `(SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database())`,
          ),
        )
        .toBe(0)
      await sql`SELECT 1`.execute(tx)
    })
    await expect(idle).rejects.toThrow()

    await limited.close()
  })

  it('survives the server ending its idle connections', async () => {
    const lost: string[] = []
    const log = { info() {}, error() {}, warn: (_: object, message: string) => void lost.push(message) }
    const connection = connect({ url: database.url, applicationName: 'victim', log })
    await sql`SELECT 1`.execute(connection.db)

    await value("(SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim')")

    await expect.poll(() => lost).toContain('database connection lost')
    const { rows } = await sql`SELECT 2 AS two`.execute(connection.db)
    expect(rows).toEqual([{ two: 2 }])
    await connection.close()
    await connection.close()
  })

  it('gives up waiting for a free connection', async () => {
    const single = connect({ url: database.url, applicationName: 'one', connectionsMax: 1, connectionTimeoutMs: 50 })

    const blocked = inTransaction(single.db, () => sql`SELECT 1`.execute(single.db))

    await expect(blocked).rejects.toThrow('timeout')
    await single.close()
  })
})
