import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from './client.ts'

/** The command line as a person uses it: real processes, the embedded database, folders of their own. */

const ABSAH = join(import.meta.dirname, '../bin/absah')
let folder: string
const servers: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-serve-'))
})
afterAll(async () => {
  await Promise.all(servers.map(stop))
  await rm(folder, { recursive: true, force: true })
})

const envOf = (name: string, more: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  ABSAH_DATA: join(folder, name),
  PORT: '0',
  LOG_LEVEL: 'error',
  ...more,
})

/** Temporary installations and what is in them. */
async function leftovers(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^absah-[A-Za-z0-9]{6}$/.test(name))
}

async function run(name: string, args: readonly string[], input = '') {
  const child = spawn(ABSAH, args, { env: envOf(name) })
  child.stdin.end(input)
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = await once(child, 'close')
  return { code, out: out(), err: err() }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.on('data', (chunk) => {
    text += String(chunk)
  })
  return () => text
}

async function serve(name: string) {
  const child = spawn(ABSAH, ['serve'], { env: envOf(name) })
  servers.push(child)
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  await expect.poll(() => out() + err(), { timeout: 60_000 }).toMatch(/listens on http|absah: /)
  const url = /listens on (http:\S+)/.exec(out())?.[1]
  if (url === undefined) throw new Error(err())
  return { child, url, out: out() }
}

/** Until it and all that holds its pipes is gone. */
async function stop(child: ChildProcess): Promise<number | null> {
  if (child.stdout?.destroyed) return child.exitCode
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  return code
}

it('prints what only a first start can, and finds its data at the second', { timeout: 120_000 }, async () => {
  const first = await serve('one')
  const key = /chk_live_[0-9A-Za-z]{40}/.exec(first.out)?.[0] ?? ''
  const shown = await createClient(first.url, key).call('POST', '/folders', { name: 'Kept' })

  expect(first.out).toMatch(/Owner +\S+@\S+/)
  expect(first.out).toMatch(/One-time password +[0-9A-Za-z]{20}/)
  expect(first.out).toMatch(/chk_test_[0-9A-Za-z]{40}/)
  expect(first.out).toContain(`curl -H 'X-API-Key: ${key}' ${first.url}/services`)
  expect(shown.status).toBe(201)
  expect((await stat(join(folder, 'one', 'master.key'))).mode & 0o777).toBe(0o600)
  expect(await stop(first.child)).toBe(0)

  const second = await serve('one')

  expect(second.out).not.toMatch(/chk_live_|password/)
  expect((await createClient(second.url, key).call('GET', `/folders/${shown.body.id}`)).body.name).toBe('Kept')
})

it('runs twice side by side on other folders', { timeout: 120_000 }, async () => {
  const other = await serve('two')
  const key = /chk_live_[0-9A-Za-z]{40}/.exec(other.out)?.[0] ?? ''

  expect((await createClient(other.url, key).call('GET', '/services')).status).toBe(200)
  expect((await createClient(other.url, key).call('GET', '/folders')).body.total).toBe(0)
})

it('lets the first owner in with the one-time password, and shows what was done on the command line', {
  timeout: 120_000,
}, async () => {
  const { url, out } = await serve('signing-in')
  const password = /One-time password {2}(\S+)/.exec(out)?.[1] ?? ''
  expect((await run('signing-in', ['key', 'create', '--mode', 'live'])).code).toBe(0)
  const signedIn = await createClient(url, null).call('POST', '/auth/login', { email: 'owner@localhost', password })
  const owner = createClient(url, null, { authorization: `Bearer ${signedIn.body.access_token}` })

  expect((await owner.call('GET', '/audit-log')).status).toBe(403)
  const change = { current_password: password, new_password: 'gajah besar sekali' }
  expect((await owner.call('PUT', '/profile/password', change)).status).toBe(204)

  const { items } = (await owner.call('GET', '/audit-log')).body
  expect(items.map((each: { action: string }) => each.action)).toEqual([
    'password.changed',
    'session.started',
    'api_key.created',
  ])
  expect(items[2].actor).toEqual({ kind: 'SYSTEM', id: null, name: null })
})

it('administers a folder while its server runs: keys, credits, users', { timeout: 120_000 }, async () => {
  const { url } = await serve('one')

  const created = await run('one', ['key', 'create', '--mode', 'live', '--name', 'From the command line'])
  const key = created.out.trim()
  expect(created.out).toMatch(/^chk_live_[0-9A-Za-z]{40}\n$/)
  expect((await createClient(url, key).call('GET', '/services')).status).toBe(200)

  const listed = await run('one', ['key', 'list'])
  const id =
    listed.out
      .split('\n')
      .find((line) => line.includes('From the command line'))
      ?.split(' ')[0] ?? ''
  expect(listed.out).not.toContain(key)
  expect((await run('one', ['key', 'revoke', id])).code).toBe(0)
  expect((await createClient(url, key).call('GET', '/services')).body.error_code).toBe('INVALID_API_KEY')

  expect((await run('one', ['credits', 'add', '--group', 'default', '--amount', '50'])).out).toContain('balance is 50')
  const user = ['user', 'create', '--email', 'budi@example.com', '--role', 'GROUP_USER', '--password-stdin']
  expect((await run('one', user, 'a long password\n')).code).toBe(0)
  expect(await run('one', user, 'a long password\n')).toMatchObject({
    code: 1,
    err: expect.stringContaining('already'),
  })
  expect(await run('one', user, 'short')).toMatchObject({ code: 1, err: expect.stringContaining('12 to 200') })
})

it('says what is wrong in one line each, and exits with 1', { timeout: 60_000 }, async () => {
  const child = spawn(ABSAH, ['serve'], { env: envOf('three', { PORT: 'sesame', ABSAH_ROLE: 'boss' }) })
  const err = collect(child.stderr)
  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  expect(err().trim().split('\n')).toEqual([
    expect.stringMatching(/^PORT: must be /),
    expect.stringMatching(/^ABSAH_ROLE: must be /),
  ])
})

it('whose port is taken says so before it makes anything or shows a key', { timeout: 60_000 }, async () => {
  const { url } = await serve('one')

  const child = spawn(ABSAH, ['serve'], { env: envOf('six', { PORT: new URL(url).port }) })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  expect(err()).toMatch(/is taken.*set PORT= to a free one, as in PORT=8080\.$/m)
  expect(out()).toBe('')
  await expect(stat(join(folder, 'six'))).rejects.toThrow()
})

it('ends with npm start when that is told to stop, and takes its database with it', { timeout: 180_000 }, async () => {
  const child = spawn('npm', ['start'], { cwd: join(import.meta.dirname, '..'), env: envOf('npm') })
  servers.push(child)
  const out = collect(child.stdout)
  await expect.poll(out, { timeout: 110_000 }).toMatch(/listens on http/)
  const url = /listens on (http:\S+)/.exec(out())?.[1] ?? ''

  await stop(child)

  await expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed')
  await expect(stat(join(folder, 'npm', 'postgres', 'cluster', 'postmaster.pid'))).rejects.toThrow()
})

it('interrupted in the middle of a picture leaves nothing behind', { timeout: 60_000 }, async () => {
  const before = await leftovers()
  const child = spawn(ABSAH, ['verify', join(import.meta.dirname, 'specimens/ktp-specimen.jpg')], {
    env: { ...envOf('seven'), TMPDIR: folder },
  })
  const err = collect(child.stderr)
  await expect.poll(err, { timeout: 30_000 }).toMatch(/Uploading/)

  child.kill('SIGINT')
  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  expect(err()).toContain('interrupted')
  expect(await leftovers()).toEqual(before)
})

it('verifies one picture without a server running, as a table and as JSON', { timeout: 120_000 }, async () => {
  const specimen = join(import.meta.dirname, 'specimens/ktp-specimen.jpg')

  const table = await run('four', ['verify', specimen])
  const json = await run('four', ['verify', specimen, '--json'])

  expect(table).toMatchObject({ code: 0, out: expect.stringMatching(/nik +\d{16}/) })
  // Outside demonstrations a specimen is no card.
  expect(table.out).toContain('Verdict: NOT_VERIFIED')
  expect(JSON.parse(json.out)).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED' })
  expect(await run('four', ['verify', join(folder, 'none.jpg')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read'),
  })
})

it('knows what this machine lacks', { timeout: 60_000 }, async () => {
  const doctor = await run('five', ['doctor'])

  expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is missing.') })
})
