import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true })
})
afterAll(() => database.drop())

async function prepared(): Promise<string[]> {
  const { rows } = await database.pool.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')
  return rows.map((each) => each.statement)
}

it('has the server prepare a text with parameters once for a connection, whatever the parameters', async () => {
  for (const number of [1, 2, 3]) {
    const found = await sql<{ sum: number }>`SELECT ${number}::int + 1 AS sum`.execute(database.db)
    expect(found.rows).toEqual([{ sum: number + 1 }])
  }

  expect((await prepared()).filter((text) => text.includes('+ 1 AS sum'))).toHaveLength(1)
})

it('leaves texts without parameters as they are', async () => {
  await sql`SELECT 17 AS plain`.execute(database.db)

  expect(await prepared()).not.toContain('SELECT 17 AS plain')
})

it('does not fill the server with texts without end', async () => {
  for (let index = 0; index < 400; index += 1) {
    await sql`SELECT ${index}::int AS ${sql.id(`column_${index}`)}`.execute(database.db)
  }

  expect((await prepared()).length).toBeLessThanOrEqual(300)
})

it('goes on after a statement that failed', async () => {
  const divide = (by: number) => sql<{ result: number }>`SELECT 10 / ${by}::int AS result`.execute(database.db)

  await expect(divide(0)).rejects.toThrow()
  expect((await divide(5)).rows).toEqual([{ result: 2 }])
})
