import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Embedded, openEmbedded } from './open-embedded.ts'
import { markOf } from './process-mark.ts'

// Creating a database takes seconds where the machine has other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let folder: string
/** One data folder for most tests: each leaves it stopped and usable. */
let dataDir: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-embedded-'))
  // Others may enter, as a data folder usually allows: root's server runs as another user.
  chmodSync(folder, 0o755)
  dataDir = join(folder, 'database')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function open(at = dataDir): Promise<Embedded> {
  const embedded = await openEmbedded({ dataDir: at })
  onTestFinished(() => embedded.close())
  return embedded
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

async function addRow(embedded: Embedded, name: string): Promise<void> {
  await query(embedded.url, `CREATE TABLE IF NOT EXISTS rows (name text); INSERT INTO rows VALUES ('${name}')`)
}

const rowNames = async (embedded: Embedded) =>
  (await query(embedded.url, 'SELECT name FROM rows ORDER BY name')).map((row) => row.name)

const isRunning = (pid: number) => markOf(pid) !== null
const patient = { timeout: 60_000, interval: 20 }

/** Another process that opens the data folder, adds a row, says so and then keeps the database open. */
function anotherProcess(name: string, at = dataDir): { child: ChildProcess; ready: Promise<number> } {
  const code = `
    import pg from 'pg'
    import { openEmbedded } from ${JSON.stringify(new URL('open-embedded.ts', import.meta.url))}
    const embedded = await openEmbedded({ dataDir: ${JSON.stringify(at)} })
    const client = new pg.Client({ connectionString: embedded.url })
    await client.connect()
    await client.query("SELECT pg_advisory_lock(1)")
    await client.query("CREATE TABLE IF NOT EXISTS rows (name text)")
    await client.query("INSERT INTO rows VALUES ('${name}')")
    await client.end()
    process.stdout.write(embedded.pid + '\\n')
    process.once('SIGTERM', async () => { await embedded.close(); process.exit() })
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const ready = Promise.race([
    once(lines, 'line').then(([line]) => Number(line)),
    once(child, 'exit').then(() => Promise.reject(new Error('the other process ended early'))),
  ])
  return { child, ready }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

describe('openEmbedded', () => {
  it('lets processes that start together on a new folder create it once and share one server', async () => {
    const others = ['a', 'b', 'c'].map((name) => anotherProcess(name))

    const pids = await Promise.all(others.map(({ ready }) => ready))

    expect(new Set(pids).size).toBe(1)
    const embedded = await open()
    expect(await rowNames(embedded)).toEqual(['a', 'b', 'c'])
    await embedded.close()
    await Promise.all(others.map(({ child }) => end(child, 'SIGTERM')))
    expect(isRunning(embedded.pid)).toBe(false)
  })

  it('stops with the last client and finds the data again', async () => {
    const first = await openEmbedded({ dataDir })
    expect(first.wasRunning).toBe(false)
    await query(first.url, 'DROP TABLE IF EXISTS rows')
    await addRow(first, 'kept')
    await first.close()
    await first.close()
    expect(isRunning(first.pid)).toBe(false)
    expect(existsSync(first.connection.host)).toBe(false)

    const second = await open()

    expect(second.wasRunning).toBe(false)
    expect(await rowNames(second)).toEqual(['kept'])
  })

  it('listens nowhere but in a folder only its owner may enter, and writes durably', async () => {
    const embedded = await open()

    expect(statSync(embedded.connection.host).mode & 0o777).toBe(0o700)
    const [settings] = await query(
      embedded.url,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
         current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser"`,
    )
    expect(settings).toEqual({ addresses: '', fsync: 'on', commit: 'on', pages: 'on', isSuperuser: false })
  })

  it('shares one server between clients until the last one closes', async () => {
    const first = await open()
    const second = await open()
    expect(second).toMatchObject({ pid: first.pid, wasRunning: true })

    await first.close()
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])

    await second.close()
    expect(isRunning(second.pid)).toBe(false)
  })

  it('runs two data folders side by side, though creating one was interrupted before', async () => {
    const here = await open()
    mkdirSync(join(folder, 'another/cluster.new/base'), { recursive: true })
    const there = await open(join(folder, 'another'))
    await query(here.url, 'CREATE TABLE here (id integer)')

    expect(await query(here.url, `SELECT to_regclass('here')::text AS name`)).toEqual([{ name: 'here' }])
    expect(await query(there.url, `SELECT to_regclass('here')::text AS name`)).toEqual([{ name: null }])
    expect(there.pid).not.toBe(here.pid)
  })

  it('adopts the server of a client that was killed, and stops it when nobody else is left', async () => {
    const { child, ready } = anotherProcess('before kill')
    const pid = await ready
    await end(child, 'SIGKILL')
    expect(isRunning(pid)).toBe(true)

    const embedded = await open()

    expect(embedded).toMatchObject({ pid, wasRunning: true })
    expect(await rowNames(embedded)).toContain('before kill')
    await embedded.close()
    expect(isRunning(pid)).toBe(false)
  })

  it('recovers when server and client were both killed, though the number now belongs to another program', async () => {
    const { child, ready } = anotherProcess('before both')
    const pid = await ready
    await end(child, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => isRunning(pid), patient).toBe(false)
    const bystander = spawn('sleep', ['60'])
    onTestFinished(() => void bystander.kill())
    const file = join(dataDir, 'cluster/postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(bystander.pid)))

    const embedded = await open()

    expect(embedded.wasRunning).toBe(false)
    expect(await rowNames(embedded)).toContain('before both')
    expect(isRunning(bystander.pid ?? 0)).toBe(true)
  })

  it('starts the server again when it dies while in use', async () => {
    const embedded = await open()
    await addRow(embedded, 'before death')

    process.kill(embedded.pid, 'SIGKILL')

    const names = () => rowNames(embedded).catch((): unknown[] => [])
    await expect.poll(names, patient).toContain('before death')
    await embedded.close()
    expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false)
  })
})

describe('openEmbedded says what to do', () => {
  it('about data of another version', async () => {
    const at = join(folder, 'old')
    mkdirSync(join(at, 'cluster'), { recursive: true })
    writeFileSync(join(at, 'cluster/PG_VERSION'), '13\n')

    await expect(openEmbedded({ dataDir: at })).rejects.toThrow('was written by PostgreSQL 13')
  })

  it('about a folder that is something else', async () => {
    const at = join(folder, 'else')
    mkdirSync(join(at, 'cluster'), { recursive: true })

    await expect(openEmbedded({ dataDir: at })).rejects.toThrow('not a database folder')
  })

  it('about a folder that cannot be made', async () => {
    const at = join(folder, 'file')
    writeFileSync(at, '')

    await expect(openEmbedded({ dataDir: at })).rejects.toThrow('choose another data folder')
    await expect(openEmbedded({ dataDir: join(at, 'below') })).rejects.toThrow('choose another data folder')
  })

  it('about a server that does not start', async () => {
    const at = join(folder, 'another')
    await rm(join(at, 'cluster/global/pg_control'))

    await expect(openEmbedded({ dataDir: at })).rejects.toThrow(/did not start.*postgres\.log[\s\S]*pg_control/)
  })
})

describe.skipIf(process.getuid?.() !== 0)('openEmbedded as root', () => {
  it('says so when that needs a user namespace and none may be used', async () => {
    const home = join(folder, 'closed')
    mkdirSync(home, { mode: 0o700 })

    const opening = openEmbedded({ dataDir: join(home, 'data'), mayUseNamespace: false })

    await expect(opening).rejects.toThrow('no other user of this machine can reach')
  })

  it('serves a data folder that no other user can reach, and still does when others can', async () => {
    const home = join(folder, 'moved')
    mkdirSync(home, { mode: 0o700 })
    const before = await openEmbedded({ dataDir: join(home, 'data') })
    await addRow(before, 'as root')
    expect(statSync(join(home, 'data/cluster')).uid).toBe(0)
    await before.close()

    chmodSync(home, 0o755)
    const after = await openEmbedded({ dataDir: join(home, 'data'), mayUseNamespace: false })
    onTestFinished(() => after.close())

    expect(await rowNames(after)).toEqual(['as root'])
    expect(statSync(join(home, 'data/cluster')).uid).not.toBe(0)
  })
})
