import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type JsonObject, type SealedColumn, sealJson } from '../../src/features/verifications/sealed.ts'
import { newId } from '../../src/lib/ids.ts'
import { round } from '../numbers.ts'
import { INSTANT_SERVICE_ID, instantVerifier } from '../pipeline/instant-verifier.ts'
import { type BenchPlatform, startBenchPlatform } from '../pipeline/platform.ts'
import { serve } from '../server-process.ts'

const PER_INSERT = 1_000
const POLL_MS = 50

export interface ExportServer {
  readonly databaseUrl: string
  readonly folderId: string
  readonly exports: readonly MadeExport[]
}

export interface MadeExport {
  readonly format: 'json' | 'xlsx'
  readonly seconds: number
  readonly megabytes: number
  readonly peakRssMb: number
  readonly rssBeforeMb: number
}

/** A whole node, a folder full of verifications, and an export of it in each format, asked for as a customer does. */
const platform = await startBenchPlatform({ role: 'all', verifiers: [instantVerifier(() => undefined)] })
await fill(platform, Number(process.argv[2]))
const exports = [await measure(platform, 'json'), await measure(platform, 'xlsx')]
serve<ExportServer>({ databaseUrl: platform.databaseUrl, folderId: platform.folderId, exports }, platform.stop)

/** One verification through the door; the others are its copies, each with an output sealed for itself. */
async function fill(at: BenchPlatform, count: number): Promise<void> {
  const { db, keyring, folderId } = at
  const body = { service_id: INSTANT_SERVICE_ID, folder_id: folderId, configuration: {} }
  const { id: first } = await call(at, 'POST', '/verifications', body)
  while ((await call(at, 'GET', `/verifications/${first}`)).status !== 'COMPLETED') await pause(POLL_MS)
  const found = await sql<{ id: string }>`SELECT organization_id AS id FROM verifications WHERE id = ${first}`.execute(
    db,
  )
  const sealer = await keyring.forOrganization(db, found.rows[0]?.id ?? '')
  for (let made = 1; made < count; made += PER_INSERT) {
    const rows = Array.from({ length: Math.min(PER_INSERT, count - made) }, (_, index) => {
      const id = newId()
      const seal = (column: SealedColumn, value: JsonObject) =>
        sealJson(sealer, { column, verificationId: id }, value).toString('hex')
      return { id, input: seal('input', {}), output: seal('output', outputOf(made + index)) }
    })
    await sql`INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, api_key_id,
        status, output_status, input_sealed, output_sealed, price, credit_used, start_date, end_date)
      SELECT a.id, v.organization_id, v.group_id, v.mode, v.folder_id, a.id, v.service_id, v.api_key_id, v.status,
        v.output_status, decode(a.input, 'hex'), decode(a.output, 'hex'), v.price, v.credit_used, v.start_date, v.end_date
      FROM verifications v, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS a (id uuid, input text, output text)
      WHERE v.id = ${first}`.execute(db)
  }
  await sql`VACUUM ANALYZE verifications`.execute(db)
}

/** As much as a read card has, of nobody. */
function outputOf(number: number): JsonObject {
  const check = {
    result: 'PASS',
    reason_code: null,
    message: 'It is as it should be',
    internal_message: 'No difference',
  }
  return {
    ...{ nik: String(3_171_000_000_000_000 + number), name: `CONTOH NAMA ${number}`, birth_place: 'JAKARTA' },
    ...{ birth_date: '1990-01-31', gender: 'PEREMPUAN', address: `JL. CONTOH NO. ${number}`, rt_rw: '001/002' },
    ...{ village: 'CONTOH', district: 'CONTOH', religion: 'ISLAM', occupation: 'KARYAWAN SWASTA', nationality: 'WNI' },
    checks: ['NIK_FORMAT', 'NIK_BIRTH_DATE', 'NIK_GENDER', 'NIK_REGION'].map((code) => ({ code, ...check })),
    fields: {},
  }
}

async function measure(at: BenchPlatform, format: MadeExport['format']): Promise<MadeExport> {
  const rssBefore = process.memoryUsage.rss()
  let peak = rssBefore
  const startedAt = performance.now()
  let found = await call(at, 'POST', '/exports', { folder_id: at.folderId, format })
  while (found.status === 'IN_QUEUE' || found.status === 'IN_PROGRESS') {
    await pause(POLL_MS)
    peak = Math.max(peak, process.memoryUsage.rss())
    found = await call(at, 'GET', `/exports/${found.id}`)
  }
  if (found.status !== 'COMPLETED') throw new Error(`The export ended ${found.status}`)
  const seconds = round((performance.now() - startedAt) / 1000)
  return { format, seconds, megabytes: mb(found.size_bytes), peakRssMb: mb(peak), rssBeforeMb: mb(rssBefore) }
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6)
}

interface Answer {
  readonly id: string
  readonly status: string
  readonly size_bytes: number
}

type Call = readonly [method: 'GET' | 'POST', path: string, body?: object]

async function call(at: Pick<BenchPlatform, 'url' | 'key'>, ...[method, path, body]: Call): Promise<Answer> {
  const headers = { 'x-api-key': at.key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(`${at.url}${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
