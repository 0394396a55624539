import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { platformSettings, questionOf } from '../../simulator/platform-settings.ts'
import { listReceipts, type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'

/** The clients of one file, each run by its own language against simulated banks. Skipped where that is not installed. */

const OPTIONS = { seed: 'one-file clients', receiptsPerBank: 4 }
const { receipts, unknownReceipts } = listReceipts(OPTIONS)
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const CLIENTS = join(import.meta.dirname, '../../clients')

const LANGUAGES = [
  {
    name: 'Python',
    program: process.env.ABSAH_TEST_PYTHON ?? 'python3',
    isThere: ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'],
    script: 'one-file-client.py',
    folder: 'python',
  },
  {
    name: 'PHP',
    program: process.env.ABSAH_TEST_PHP ?? 'php',
    isThere: ['-r', 'exit(PHP_VERSION_ID < 80100 ? 1 : 0);'],
    script: 'one-file-client.php',
    folder: 'php',
  },
] as const

let database: TestDatabase
let simulator: Simulator
let platform: TestPlatform
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-clients-'))
  simulator = await startSimulator(OPTIONS)
  database = await createTestDatabase()
  platform = await startPlatform({ database, settings: await platformSettings(simulator, join(folder, 'ca.pem')) })
}, 60_000)
afterAll(async () => {
  await platform?.stop()
  await simulator?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

function isInstalled({ program, isThere }: (typeof LANGUAGES)[number]): boolean {
  try {
    execFileSync(program, isThere, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function runClient({ program, script, folder: place }: (typeof LANGUAGES)[number], asked: object) {
  const child = spawn(program, [join(import.meta.dirname, script), join(CLIENTS, place)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(asked))
  const [told] = await Promise.all([json(child.stdout), once(child, 'exit')])
  return told
}

const ofBank = (code: string) => {
  const found = receipts.find(({ bank, fault, status }) => bank === code && fault === null && status === 'completed')
  if (found === undefined) throw new Error(`no payment of ${code}`)
  return found
}

for (const language of LANGUAGES) {
  it.skipIf(!isInstalled(language))(
    `the client for ${language.name} asks banks, sends files, repeats nothing and believes no forged webhook`,
    { timeout: 120_000 },
    async () => {
      const { liveKey } = await platform.createTenant()
      const [boa, dashen] = [ofBank('boa'), ofBank('dashen')]
      const unknown = unknownReceipts.find(({ bank }) => bank === 'dashen')
      if (unknown === undefined) throw new Error('no unknown payment')
      const body = JSON.stringify({ event: 'webhook.test' })
      const now = new Date()
      const headers = {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(SECRET).sign('msg_1', now, body),
      }
      const told = await runClient(language, {
        url: platform.url,
        key: liveKey,
        questions: [questionOf(boa), questionOf(unknown), { bank: 'none', transaction_number: '1' }],
        text: dashen.text,
        file: (await pdfOf(dashen.text)).toString('hex'),
        webhook: { secret: SECRET, headers, body },
      })
      expect(told).toEqual({
        told: [
          [200, true, boa.amountMinor / 100],
          [404, false, 'NOT_FOUND'],
          [400, null, 'UNSUPPORTED_BANK'],
        ],
        ...{ by_form: true, is_repeated: true, listed: 1, event: { event: 'webhook.test' }, forged: 'refused' },
      })
    },
  )
}

async function pdfOf(text: string): Promise<Buffer> {
  const { drawPdf } = await import('../../simulator/draw-pdf.ts')
  const blocks = text.split('\n').map((line) => ({ kind: 'line', text: line }) as const)
  return Buffer.from(await drawPdf(blocks, { title: 'SPECIMEN', at: new Date(0) }))
}
