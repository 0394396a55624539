import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCardVerification, readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { densePage } from './dense-page.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { childrenOf } from './reader-processes.ts'
import { settledOf, until } from './until.ts'
import { createWorkers, type Workers } from './worker.ts'

/** Readers are killed, stopped and flooded while cards are read: no card is lost, and the server goes on. */

const CARDS = 4
const DENSE = 2
const isLinux = process.platform === 'linux'

let database: TestDatabase
let platform: TestPlatform
let workers: Workers
let worker: ChildProcess

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, settings: { ABSAH_ROLE: 'api' } })
  workers = createWorkers({ ...settingsOf(database, platform.home), WORKER_SERVICES: 'own', ABSAH_OCR_THREADS: '2' })
  worker = await workers.start()
}, 60_000)
afterAll(async () => {
  await workers.end()
  await platform.stop()
  await database.drop()
})

async function send(client: TestClient, file: { readonly name: string; readonly bytes: Uint8Array }, count: number) {
  const folder = await client.call('POST', '/folders', { name: `${file.name} ${count}` })
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const { body } = await client.upload([file])
    const created = await createCardVerification(client, { path: body.files[0].path, folderId: folder.body.id })
    ids.push(created.body.id)
  }
  return ids
}

/** One after the other, so that each has its time however busy the machine is. */
async function settled(client: TestClient, ids: readonly string[]) {
  const bodies: Awaited<ReturnType<typeof settledOf>>[] = []
  for (const id of ids) bodies.push(await settledOf(client, id))
  return bodies
}

const readers = () => childrenOf(worker.pid ?? 0, 'ocr-process')

/** The next readers that nobody has seen yet. */
async function newReader(seen: Set<number>): Promise<number> {
  const [id = 0] = await until(
    async () => readers().filter((each) => !seen.has(each)),
    (found) => found.length > 0,
  )
  seen.add(id)
  return id
}

it.runIf(isLinux)(
  'no verification is lost with a reader, and none brings the server down',
  { timeout: 180_000 },
  async () => {
    const [honest, flooding] = [
      await platform.createTenant({ credits: 1_000 }),
      await platform.createTenant({ credits: 1_000 }),
    ]
    const [client, flood] = [createClient(platform.url, honest.liveKey), createClient(platform.url, flooding.liveKey)]
    const dense = await send(flood, { name: 'dense.png', bytes: await densePage() }, DENSE)
    const cards = await send(client, await readSpecimen('ktp-specimen.jpg'), CARDS)

    const seen = new Set<number>()
    for (const signals of [['SIGKILL'], ['SIGSEGV'], ['SIGSTOP', 'SIGKILL']] as const) {
      const id = await newReader(seen)
      for (const signal of signals) process.kill(id, signal)
    }

    for (const body of await settled(client, cards)) {
      expect(body).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED', credit_used: 10 })
    }
    for (const body of await settled(flood, dense)) {
      expect(body).toMatchObject({ status: 'FAILED', credit_used: 0, error: { code: 'FILE_TOO_COMPLEX' } })
    }
    expect((await flood.call('GET', '/credits')).body).toMatchObject({ organization_balance: 1_000 })
    expect([worker.exitCode, worker.signalCode]).toEqual([null, null])
  },
)
