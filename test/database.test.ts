import { sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { createTestDatabase } from './database.ts'

it('gives each caller a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await sql`INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'PT Contoh')`.execute(one.db)

  const count = async (db: typeof one.db) =>
    (await sql<{ count: number }>`SELECT count(*) AS count FROM organizations`.execute(db)).rows[0]?.count

  expect([await count(one.db), await count(other.db)]).toEqual([1, 0])
  await Promise.all([one.drop(), other.drop()])
})

it('fails the file that leaves a connection open, by its name', async () => {
  const database = await createTestDatabase({ isEmpty: true })
  const forgotten = new pg.Client({ connectionString: database.url, application_name: 'forgotten' })
  forgotten.on('error', () => {})
  await forgotten.connect()

  await expect(database.drop()).rejects.toThrow(/left open by .*database\.test\.ts: forgotten/)
})
