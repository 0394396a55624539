import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '../src/cli/program.ts'
import { listStored } from '../src/engines/screening/store.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { receiver, say } from './outbound/rig.ts'
import { makeHome, settingsOf, type TestHome } from './platform.ts'

let database: TestDatabase
let home: TestHome

beforeAll(async () => {
  database = await createTestDatabase()
  home = await makeHome()
})
afterAll(async () => {
  await database.drop()
  await rm(home.folder, { recursive: true, force: true })
})

/** A command as a person gives it. */
async function lists(...args: readonly string[]): Promise<string> {
  let text = ''
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const terminal = { env: settingsOf(database, home), out, err: new PassThrough().resume(), in: new PassThrough() }
  await runProgram(terminal, ['lists', ...args])
  return text
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const place = join(home.folder, name)
  await writeFile(place, content)
  return place
}

const stored = async (name: string) => (await listStored(database.db)).find(({ code }) => code === name)

const TABLE = 'id,name\n1,Velimir Kostoradov\n2,Orlindo Sempaverde\n'

describe('absah lists', () => {
  it('remembers the address of a list that it has from a file already', async () => {
    const { url } = await receiver(say(TABLE))
    const place = await file('own.csv', TABLE)
    expect(await lists('import', 'csv', place, '--name', 'moved')).toContain('Imported moved: 2 entries.')
    await expect(lists('update', 'moved')).rejects.toThrow(/import it again/)

    expect(await lists('import', 'csv', `${url}/own.csv`, '--name', 'moved')).toContain('Nothing new in moved')

    expect(await lists('update', 'moved')).toContain('moved: unchanged, 2 entries.')
  })

  it('updates no list of which a part came from a file', async () => {
    const { url } = await receiver(say(TABLE))
    await lists('import', 'csv', `${url}/own.csv`, await file('more.csv', TABLE), '--name', 'mixed')

    expect((await stored('mixed'))?.sourceUrls).toEqual([])
  })

  it('reads a file again that it has under another format', async () => {
    const place = await file('ministers.csv', TABLE)
    await lists('import', 'csv', place, '--name', 'ministers')

    expect(await lists('import', 'peps-csv', place, '--name', 'ministers')).toContain('Imported ministers: 2 entries.')

    expect(await stored('ministers')).toMatchObject({ topics: ['pep'], format: 'peps-csv' })
  })
})
