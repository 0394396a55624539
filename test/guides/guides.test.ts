import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createClient } from '../client.ts'
import { type PrintedBlock, printedBlocks, scriptOf } from './printed-commands.ts'

/** Each command of each guide as a reader runs it: a real server with the embedded database, and bash. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs/guides')).map((name) => `docs/guides/${name}`),
  'docs/simulator.md',
  'docs/faces.md',
]
const pages = PAGES.map((page) => ({ page, blocks: printedBlocks(page, readFileSync(join(ROOT, page), 'utf8')) }))
const hasCurl = spawnSync('curl', ['--version']).status === 0

let folder: string
let server: ChildProcess
/** What the guides tell their reader to fill in. */
let given: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'absah-guides-'))
  const env = { PATH: process.env.PATH ?? '', HOME: folder, ABSAH_DATA: join(folder, 'data'), LOG_LEVEL: 'error' }
  server = spawn(join(ROOT, 'bin/absah'), ['serve'], {
    env: { ...env, PORT: '0', ABSAH_ACCEPT_SPECIMENS: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let shown = ''
  server.stdout?.on('data', (chunk) => {
    shown += String(chunk)
  })
  await vi.waitUntil(() => /listens on http/.test(shown), { timeout: 90_000 })
  const find = (pattern: RegExp) => pattern.exec(shown)?.[1] ?? ''
  given = {
    ...env,
    URL: find(/listens on (http:\S+)/),
    KEY: find(/(chk_live_[0-9A-Za-z]{40})/),
    TEST_KEY: find(/(chk_test_[0-9A-Za-z]{40})/),
    EMAIL: find(/Owner +(\S+@\S+)/),
    PASSWORD: find(/One-time password +(\S+)/),
    NEW_PASSWORD: 'gajah besar sekali di kebun',
    BACKUP: join(folder, 'absah.backup'),
    NEW_DATA: join(folder, 'restored'),
    TRIAL: join(folder, 'trial'),
  }
}, 120_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await once(server, 'close')
  rmSync(folder, { recursive: true, force: true })
})

/** A folder that looks like the checkout, in which a guide may leave files. */
function checkout(name: string): string {
  const here = join(folder, name)
  mkdirSync(join(here, 'bin'), { recursive: true })
  for (const each of ['bin/absah', 'specimens', 'clients', 'docs', 'package.json', 'node_modules'])
    symlinkSync(join(ROOT, each), join(here, each))
  return here
}

const runs = ({ blocks }: { blocks: readonly PrintedBlock[] }) => blocks.some((each) => each.notRunBecause === null)

describe.skipIf(!hasCurl)('the commands of a guide (needs curl)', () => {
  it.each(pages.filter(runs))('of $page run as they are printed', { timeout: 180_000 }, async ({ page, blocks }) => {
    const script = scriptOf(blocks, new Set(Object.keys(given)))
    const child = spawn('bash', ['-c', script], { cwd: checkout(page.replaceAll('/', '-')), env: given })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += String(chunk)
      })

    const [code] = await once(child, 'close')

    expect({ page, code, said: code === 0 ? '' : said.slice(-3_000) }).toEqual({ page, code: 0, said: '' })
  })
})

it('says of each service its id, its price, what it takes and which checks decide', async () => {
  const guide = readFileSync(join(ROOT, 'docs/guides/services.md'), 'utf8')
  const client = createClient(given.URL ?? '', given.KEY ?? '')
  const ask = async (path: string) => (await client.call('GET', path)).body
  const { items } = await ask('/services?page_size=100')
  expect(items.length).toBeGreaterThan(0)

  for (const { id, code } of items) {
    const section = guide.split('\n## ').find((each) => each.startsWith(code)) ?? `no section of ${code}`
    const service = await ask(`/services/${id}`)
    const fields = await ask(`/services/${id}/form-fields`)
    const said = [
      id,
      `${service.credit_cost_default} credits`,
      ...service.deciding_checks.map((each: string) => `\`${each}\``),
    ]
    expect(said.filter((each) => !section.includes(each))).toEqual([])
    if (code === 'PAYMENT_RECEIPT_VERIFICATION') continue
    const keys = fields.items.map(({ key }: { key: string }) => `\`${key}\``)
    expect(keys.filter((key: string) => !section.includes(key))).toEqual([])
    expect(fields.items.filter((each: { description: string | null }) => each.description === null)).toEqual([])
  }
})

it('says of each block that does not run why, and counts them', () => {
  const blocks = pages.flatMap(({ page, blocks }) => blocks.map((block) => ({ page, ...block })))
  const notRun = blocks.filter(({ notRunBecause }) => notRunBecause !== null)

  for (const { page, line, notRunBecause } of notRun)
    process.stdout.write(`not run: ${page}:${line}: ${notRunBecause}\n`)
  process.stdout.write(`${blocks.length - notRun.length} blocks of the guides run, ${notRun.length} do not\n`)
  expect(notRun.filter(({ notRunBecause }) => (notRunBecause ?? '').length < 15)).toEqual([])
  expect(blocks.length).toBeGreaterThan(2 * notRun.length)
})
