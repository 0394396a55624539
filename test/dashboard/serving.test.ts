import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDashboard } from '../../src/http-server/dashboard/open-dashboard.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { linkPackages, plantTree } from '../gates/plant-tree.ts'
import { startPlatform, type TestHome, type TestPlatform } from '../platform.ts'
import { makeDashboardHome } from './dashboard-home.ts'

let database: TestDatabase
let home: TestHome
let platform: TestPlatform
let stranger: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  home = await makeDashboardHome()
  platform = await startPlatform({ database, verifiers: [], home })
  stranger = createClient(platform.url, null)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
  await rm(home.folder, { recursive: true, force: true })
})

async function builtPage() {
  await expect.poll(async () => (await stranger.call('GET', '/app/')).status, { timeout: 60_000 }).toBe(200)
  return stranger.call('GET', '/app/verifications/01a2310c-e711-74f1-b446-dfc9cd7091d1?reveal=true')
}

it('gives a stranger a page without data, which may load its own files alone', async () => {
  const { status, headers, body } = await builtPage()
  const policy = headers.get('content-security-policy') ?? ''
  const nonce = /style-src 'self' 'nonce-([\w-]{22})'/.exec(policy)?.[1]

  expect(status).toBe(200)
  expect(policy).toMatch(/^default-src 'none'.*script-src 'self';.*connect-src 'self'$/)
  expect(policy).not.toContain('unsafe')
  expect(headers.get('cache-control')).toBe('no-store')
  // With another one browsers send no `Origin` with the session's cookie.
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
  expect(body).not.toContain('__NONCE__')
  expect([...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path?.split('/')[1])).not.toContain('')
})

it('never gives the same nonce twice', async () => {
  const pages = [await builtPage(), await builtPage()]
  const [one, other] = pages.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1])

  expect(one).not.toBe(other)
})

it('serves files that may be kept for ever, compressed, and knows who has them', async () => {
  const path = /src="(\/app\/assets\/index-[\w-]+\.js)"/.exec((await builtPage()).body)?.[1] ?? ''

  const first = await stranger.with({ 'accept-encoding': 'br' }).call('GET', path)
  const tag = first.headers.get('etag') ?? ''
  const again = await stranger.with({ 'if-none-match': tag }).call('GET', path)

  expect(first.status).toBe(200)
  expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(first.headers.get('content-encoding')).toBe('br')
  expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(again.status).toBe(304)
  expect((await stranger.call('GET', '/app/assets/none.js')).body.error_code).toBe('NOT_FOUND')
})

const quiet = createLogger('silent')

it('says what to run where neither the files nor what builds them is there', async () => {
  using tree = plantTree({ 'dashboard/build.ts': '', 'package-lock.json': '{}' })

  const state = await openDashboard({
    cacheFolder: join(tree.root, 'cache'),
    logger: quiet,
    repository: tree.root,
  }).look()

  expect(state).toEqual({ kind: 'missing' })
})

it('serves what was built elsewhere where nothing can be built', async () => {
  using tree = plantTree({
    'dashboard/build.ts': '',
    'dashboard/dist/index.html': '<p>Built</p>',
    'dashboard/dist/assets/index-1.js': 'void 0',
    'package-lock.json': '{}',
  })

  const state = await openDashboard({
    cacheFolder: join(tree.root, 'cache'),
    logger: quiet,
    repository: tree.root,
  }).look()

  expect(state).toMatchObject({ kind: 'ready', site: { page: '<p>Built</p>' } })
})

const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs'
const [, , folder] = process.argv
mkdirSync(folder + '/assets', { recursive: true })
writeFileSync(folder + '/index.html', String(process.pid))
`

it('is built by one of those who need it, and leaves nothing but the whole', async () => {
  using tree = plantTree({
    'dashboard/build.ts': BUILD,
    'package-lock.json': '{}',
    'package.json': '{"type":"module"}',
  })
  linkPackages(tree)
  const cacheFolder = join(tree.root, 'cache')
  const nodes = [0, 1].map(() => openDashboard({ cacheFolder, logger: quiet, repository: tree.root }))

  const looks = await Promise.all(nodes.map((node) => node.look()))
  for (const node of nodes) await expect.poll(async () => (await node.look()).kind, { timeout: 30_000 }).toBe('ready')
  const [one, other] = await Promise.all(nodes.map((node) => node.look()))

  expect(looks.map(({ kind }) => kind)).toEqual(['building', 'building'])
  expect(one).toEqual(other)
  expect(await readdir(cacheFolder)).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/)])
})

it('says so where it cannot be built, and does not try for ever', async () => {
  using tree = plantTree({ 'dashboard/build.ts': 'throw new Error("no")', 'package-lock.json': '{}' })
  linkPackages(tree)
  const node = openDashboard({ cacheFolder: join(tree.root, 'cache'), logger: quiet, repository: tree.root })

  await expect.poll(async () => (await node.look()).kind, { timeout: 30_000 }).toBe('failed')

  expect(await readdir(join(tree.root, 'cache'))).toEqual([])
})
