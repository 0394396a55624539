import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, MIGRATIONS_FOLDER, type TestDatabase } from '../../../test/database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true })
})
afterAll(() => database.drop())

beforeEach(async () => {
  await sql`DROP SCHEMA public CASCADE`.execute(database.db)
  await sql`CREATE SCHEMA public`.execute(database.db)
  folder = await mkdtemp(join(tmpdir(), 'absah-migrations-'))
  return () => rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1
  `.execute(database.db)
  return rows.map((row) => row.name)
}

describe('migrate', () => {
  it('applies what is missing, in order, and nothing twice', async () => {
    await write('0001_one.sql', 'CREATE TABLE one (id integer); CREATE TABLE two (id integer);')
    expect(await migrate(database.db, folder)).toEqual({ applied: ['0001_one.sql'] })

    await write('0002_drop_two.sql', 'DROP TABLE two;')

    expect(await migrate(database.db, folder)).toEqual({ applied: ['0002_drop_two.sql'] })
    expect(await migrate(database.db, folder)).toEqual({ applied: [] })
    expect(await tables()).toEqual(['one'])
  })

  it('leaves nothing of a file that fails, and keeps the ones before it', async () => {
    await write('0001_one.sql', 'CREATE TABLE one (id integer);')
    await write('0002_broken.sql', 'CREATE TABLE two (id integer); SELECT 1/0;')

    await expect(migrate(database.db, folder)).rejects.toThrow('0002_broken.sql failed and changed nothing')

    expect(await tables()).toEqual(['one'])
  })

  it('lets processes that start together apply each file once', async () => {
    await write('0001_one.sql', 'CREATE TABLE one (id integer);')
    await write('0002_two.sql', 'CREATE TABLE two (id integer);')

    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.db, folder)))

    expect(results.flatMap((result) => result.applied)).toEqual(['0001_one.sql', '0002_two.sql'])
  })

  it('refuses a file that was edited after it ran', async () => {
    await write('0001_one.sql', 'CREATE TABLE one (id integer);')
    await migrate(database.db, folder)

    await write('0001_one.sql', 'CREATE TABLE one (id bigint);')

    await expect(migrate(database.db, folder)).rejects.toThrow('0001_one.sql was edited')
  })

  it('reads line ends of either system as the same text', async () => {
    await write('0001_one.sql', 'CREATE TABLE one\n(id integer);')
    await migrate(database.db, folder)

    await write('0001_one.sql', 'CREATE TABLE one\r\n(id integer);')

    expect(await migrate(database.db, folder)).toEqual({ applied: [] })
  })

  it('refuses a renamed file', async () => {
    await write('0001_one.sql', 'CREATE TABLE one (id integer);')
    await migrate(database.db, folder)

    await rm(join(folder, '0001_one.sql'))
    await write('0001_first.sql', 'CREATE TABLE one (id integer);')

    await expect(migrate(database.db, folder)).rejects.toThrow('keep its name')
  })

  it('refuses a database that is newer than the files', async () => {
    await write('0001_one.sql', 'SELECT 1;')
    await write('0002_two.sql', 'SELECT 1;')
    await migrate(database.db, folder)

    await rm(join(folder, '0002_two.sql'))

    await expect(migrate(database.db, folder)).rejects.toThrow('newer than this release: it has 0002_two.sql')
  })

  it.each([
    ['a gap', ['0001_one.sql', '0003_three.sql'], '0002_….sql is expected'],
    ['a double', ['0001_one.sql', '0001_other.sql'], '0002_….sql is expected'],
    ['a start after 1', ['0002_two.sql'], '0001_….sql is expected'],
    ['a name of another form', ['0001-one.sql'], 'is not named like'],
    ['an empty folder', [], 'no migrations'],
  ])('refuses %s before anything runs', async (_, names, message) => {
    for (const name of names) await write(name, 'CREATE TABLE one (id integer);')

    await expect(migrate(database.db, folder)).rejects.toThrow(message)

    expect(await tables()).toEqual([])
  })

  it('gives the connection back as it was', async () => {
    await write('0001_one.sql', 'SELECT 1;')

    await migrate(database.db, folder)

    const { rows } = await sql<{ timeout: string; locks: number }>`
      SELECT current_setting('statement_timeout') AS timeout,
        (SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database
          WHERE locktype = 'advisory' AND datname = current_database()) AS locks
    `.execute(database.db)
    expect(rows).toEqual([{ timeout: '30s', locks: 0 }])
  })

  it('applies the released migrations', async () => {
    await copyFile(join(MIGRATIONS_FOLDER, '0001_foundation.sql'), join(folder, '0001_foundation.sql'))

    await migrate(database.db, folder)

    expect(await tables()).toContain('verifications')
  })
})
