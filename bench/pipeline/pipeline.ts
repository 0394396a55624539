import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { createVerification } from '../../clients/typescript/src/create-verification.ts'
import { uploadFiles } from '../../clients/typescript/src/upload-files.ts'
import { waitForVerification } from '../../clients/typescript/src/wait-for-verification.ts'
import { openServer } from '../../src/cli/open-server.ts'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createOnnxFaces } from '../../src/engines/faces/onnx-faces.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { ktp } from '../../src/verifiers/ktp/index.ts'
import { creation, requestsPerSecond, type Sent, send } from '../load.ts'
import { describeMachine, median, percentiles, round } from '../numbers.ts'
import { startServerProcess } from '../server-process.ts'
import type { CreateServers } from './create-server.ts'
import { INSTANT_SERVICE_ID, instantVerifier } from './instant-verifier.ts'
import { startBenchPlatform } from './platform.ts'

const KTP_VERIFICATION = '3fc8b757-57d3-4607-998c-9bfbc4efa6cf'
const SPECIMEN = join(import.meta.dirname, '../../specimens/ktp.jpg')
const LATENCY_ROUNDS = 200
const CARD_ROUNDS = 20
const CREATE_MS = 4_000
const CREATE_ROUNDS = 3
/** Few, where each waits for the others' commits, and enough to keep the server busy. */
const CONNECTIONS = [32, 128] as const

export interface PipelineFigures {
  readonly post_to_in_progress_ms: { readonly p50: number; readonly p99: number }
  readonly post_to_completed_ms: { readonly p50: number; readonly p99: number }
  readonly bare_engine_ms: { readonly p50: number; readonly p99: number }
  /** POST to COMPLETED over the verifier called alone, medians. */
  readonly overhead_ratio: number
  readonly creates_per_second: number
  readonly bare_inserts_per_second: number
  readonly create_ratio: number
  /** The same with 32 and with 128 connections; the three figures above are those of 32. */
  readonly creates: readonly CreateFigures[]
}

interface CreateFigures {
  readonly connections: number
  readonly creates_per_second: number
  readonly bare_inserts_per_second: number
  readonly create_ratio: number
}

/** What the pipeline adds to the work itself: waiting in the queue, and taking requests in. */
export async function benchPipeline(print: (line: string) => void): Promise<PipelineFigures> {
  print(`${describeMachine()}; no seed: nothing is random`)
  const inProgress = await measureInProgress()
  print(
    `POST to IN_PROGRESS, one at a time, ${LATENCY_ROUNDS} times: p50 ${inProgress.p50} ms, p99 ${inProgress.p99} ms`,
  )
  const { completed, engine } = await measureCard()
  const overheadRatio = round(completed.p50 / engine.p50)
  print(`POST to COMPLETED, specimens/ktp.jpg, ${CARD_ROUNDS} times: p50 ${completed.p50} ms, p99 ${completed.p99} ms`)
  print(
    `the verifier alone on the same file:        p50 ${engine.p50} ms, p99 ${engine.p99} ms; ratio ${overheadRatio}`,
  )
  const creates = await measureCreates(print)
  return {
    post_to_in_progress_ms: inProgress,
    post_to_completed_ms: completed,
    bare_engine_ms: engine,
    overhead_ratio: overheadRatio,
    ...creates,
  }
}

/** From sending the request to the moment the worker begins, which is after IN_PROGRESS was committed. */
async function measureInProgress() {
  let began: () => void = () => undefined
  const platform = await startBenchPlatform({ role: 'all', verifiers: [instantVerifier(() => began())] })
  const pool = new Pool(platform.url, { connections: 1 })
  const body = { service_id: INSTANT_SERVICE_ID, folder_id: platform.folderId, configuration: {} }
  const sent = creation(platform.key, body)
  const tookMs: number[] = []
  for (let index = 0; index < LATENCY_ROUNDS + 20; index += 1) {
    const begun = new Promise<void>((resolve) => {
      began = resolve
    })
    const startedAt = performance.now()
    await Promise.all([send(pool, sent), begun])
    // The first rounds warm caches and prepared plans up.
    if (index >= 20) tookMs.push(performance.now() - startedAt)
    await pause(5)
  }
  await pool.close()
  await platform.stop()
  return percentiles(tookMs)
}

async function measureCard() {
  const bytes = await readFile(SPECIMEN)
  const engine = await measureEngine(bytes)
  const platform = await startBenchPlatform({ role: 'all' })
  const absah = openServer({ url: platform.url, key: platform.key })
  const uploaded = await uploadFiles(absah, [{ name: 'ktp.jpg', bytes: Uint8Array.from(bytes) }])
  const tookMs: number[] = []
  for (let index = 0; index < CARD_ROUNDS + 2; index += 1) {
    const startedAt = Date.now()
    const created = await createVerification(absah, {
      service_id: KTP_VERIFICATION,
      folder_id: platform.folderId,
      configuration: { verification_type: 'KTP_OCR', files: { ktp_file: [uploaded.files[0]?.path ?? ''] } },
    })
    // Asked seldom, because asking takes a core from the reading; the end is taken from the answer.
    const verification = await waitForVerification(absah, created.id, { intervalMs: 50 })
    if (verification.status !== 'COMPLETED') throw new Error(`The card ended ${verification.status}`)
    if (index >= 2) tookMs.push(Date.parse(verification.end_date ?? '') - startedAt)
  }
  await platform.stop()
  return { completed: percentiles(tookMs), engine }
}

async function measureEngine(bytes: Uint8Array) {
  const documents = createDocuments({})
  const ocr = createPaddleOcr({ processes: 1 })
  const verifier = ktp({ ocr, documents, faces: createOnnxFaces(), acceptSpecimens: true })
  const file = { id: 'bench', pageCount: 1, password: undefined, bytes: async () => bytes }
  const configuration = verifier.configuration.parse({ verification_type: 'KTP_OCR', files: { ktp_file: ['bench'] } })
  const place = { verificationId: '', organizationId: '', groupId: '', mode: 'live' as const }
  const context = { ...place, signal: new AbortController().signal }
  const tookMs: number[] = []
  for (let index = 0; index < CARD_ROUNDS + 2; index += 1) {
    const startedAt = performance.now()
    await verifier.verify({ configuration, files: { ktp_file: [file] } }, context)
    if (index >= 2) tookMs.push(performance.now() - startedAt)
  }
  await Promise.all([ocr.close(), documents.close()])
  return percentiles(tookMs)
}

async function measureCreates(print: (line: string) => void) {
  const server = await startServerProcess<CreateServers>(new URL('./create-server.ts', import.meta.url))
  const sent = creation(server.ready.key, server.ready.body)
  const creates: CreateFigures[] = []
  for (const connections of CONNECTIONS) creates.push(await compareCreates(server.ready, { connections, sent, print }))
  await server.stop()
  const [few] = creates
  if (few === undefined) throw new Error('Nothing was measured')
  const { connections: _, ...figures } = few
  return { ...figures, creates }
}

interface Comparison {
  readonly connections: number
  readonly sent: Sent
  readonly print: (line: string) => void
}

async function compareCreates(
  servers: CreateServers,
  { connections, sent, print }: Comparison,
): Promise<CreateFigures> {
  const ours: number[] = []
  const bare: number[] = []
  for (let index = 0; index < CREATE_ROUNDS; index += 1) {
    ours.push(await requestsPerSecond(servers.ours, sent, { connections, forMs: CREATE_MS }))
    bare.push(await requestsPerSecond(servers.bare, sent, { connections, forMs: CREATE_MS }))
    print(`creates per second, ${connections} connections: ${ours.at(-1)}; bare Fastify + INSERT: ${bare.at(-1)}`)
  }
  const [oursMedian, bareMedian] = [median(ours), median(bare)]
  const ratio = round(oursMedian / bareMedian)
  print(`medians ${oursMedian} and ${bareMedian}; ratio ${ratio}`)
  return { connections, creates_per_second: oursMedian, bare_inserts_per_second: bareMedian, create_ratio: ratio }
}
