import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { inTransaction } from '../database/database.ts'
import { createKeyring } from './keyring.ts'
import { MasterKeyError } from './master-key.ts'

let database: TestDatabase
const masterKey = randomBytes(32)

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function organization(): Promise<string> {
  const id = randomUUID()
  await sql`INSERT INTO organizations (id, name) VALUES (${id}, 'Toko Contoh')`.execute(database.db)
  return id
}

async function versionsOf(id: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*) AS count FROM data_keys WHERE organization_id = ${id}`.execute(database.db)
  return found.rows[0]?.count ?? 0
}

describe('the keyring', () => {
  it('makes an organization one data key, which another process opens with the same master key', async () => {
    const id = await organization()
    const sealer = await createKeyring({ masterKey }).forOrganization(database.db, id)

    const elsewhere = await createKeyring({ masterKey }).forOrganization(database.db, id)

    expect(elsewhere.open(sealer.seal('x', 'column:row'), 'column:row').toString()).toBe('x')
    expect(await versionsOf(id)).toBe(1)
  })

  it('keeps organizations apart', async () => {
    const keyring = createKeyring({ masterKey })
    const one = await keyring.forOrganization(database.db, await organization())
    const other = await keyring.forOrganization(database.db, await organization())

    expect(() => other.open(one.seal('x', 'column:row'), 'column:row')).toThrow('was changed, cut short or moved')
  })

  it('stores no key as it is', async () => {
    const id = await organization()
    const sealed = (await createKeyring({ masterKey }).forOrganization(database.db, id)).seal('x', 'column:row')

    await expect(createKeyring({ masterKey: randomBytes(32) }).forOrganization(database.db, id)).rejects.toThrow(
      MasterKeyError,
    )
    expect(sealed.length).toBe(36)
  })

  it('agrees on one key when many ask for the first time at once', async () => {
    const id = await organization()

    const sealers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const keyring = createKeyring({ masterKey })
        return index % 2 === 0
          ? keyring.forOrganization(database.db, id)
          : inTransaction(database.db, (tx) => keyring.forOrganization(tx, id))
      }),
    )

    const sealed = sealers.map((sealer) => sealer.seal('x', 'column:row'))
    for (const sealer of sealers) {
      for (const each of sealed) expect(sealer.open(each, 'column:row').toString()).toBe('x')
    }
    expect(await versionsOf(id)).toBe(1)
  })

  it('forgets a key whose transaction was rolled back', async () => {
    const id = await organization()
    const keyring = createKeyring({ masterKey })
    const rolledBack = inTransaction(database.db, async (tx) => {
      const sealer = await keyring.forOrganization(tx, id)
      expect(await keyring.forOrganization(tx, id)).not.toBe(sealer)
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')

    const sealer = await keyring.forOrganization(database.db, id)

    const elsewhere = await createKeyring({ masterKey }).forOrganization(database.db, id)
    expect(elsewhere.open(sealer.seal('x', 'column:row'), 'column:row').toString()).toBe('x')
    expect(await keyring.forOrganization(database.db, id)).toBe(sealer)
  })

  it('works in the transaction that makes the organization', async () => {
    const id = randomUUID()
    const keyring = createKeyring({ masterKey })

    const sealed = await inTransaction(database.db, async (tx) => {
      await sql`INSERT INTO organizations (id, name) VALUES (${id}, 'Toko Contoh')`.execute(tx)
      return (await keyring.forOrganization(tx, id)).seal('x', 'column:row')
    })

    expect((await keyring.forOrganization(database.db, id)).open(sealed, 'column:row').toString()).toBe('x')
  })

  it('remembers a limited number of organizations, the last used ones', async () => {
    const keyring = createKeyring({ masterKey, organizationsMax: 2 })
    const [first, second, third] = [await organization(), await organization(), await organization()]
    const ask = (id: string) => keyring.forOrganization(database.db, id)
    const kept = await ask(first)
    const dropped = await ask(second)

    expect(await ask(first)).toBe(kept)
    await ask(third)

    expect(await ask(first)).toBe(kept)
    expect(await ask(second)).not.toBe(dropped)
  })

  it('reads the keys again after a minute, so that added versions become known', async () => {
    let now = 0
    const keyring = createKeyring({ masterKey, now: () => now })
    const id = await organization()
    const before = await keyring.forOrganization(database.db, id)

    now += 59_000
    expect(await keyring.forOrganization(database.db, id)).toBe(before)
    now += 2_000
    expect(await keyring.forOrganization(database.db, id)).not.toBe(before)
  })

  it('refuses a wrapped key that was moved to another organization', async () => {
    const [one, other] = [await organization(), await organization()]
    await createKeyring({ masterKey }).forOrganization(database.db, one)
    await sql`
      INSERT INTO data_keys (organization_id, version, wrapped_key)
      SELECT ${other}, version, wrapped_key FROM data_keys WHERE organization_id = ${one}`.execute(database.db)

    await expect(createKeyring({ masterKey }).forOrganization(database.db, other)).rejects.toThrow(MasterKeyError)
  })
})
