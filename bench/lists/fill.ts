import { sql } from 'kysely'
import pg from 'pg'
import { sealJson } from '../../src/features/verifications/sealed.ts'
import { newId } from '../../src/lib/ids.ts'
import type { Sealer } from '../../src/platform/encryption/sealer.ts'
import { INSTANT_SERVICE_ID } from '../pipeline/instant-verifier.ts'
import type { BenchPlatform } from '../pipeline/platform.ts'

/** Verifications that share a result. */
export const GROUP_SIZE = 20
/** One in so many waits for review. */
const REVIEWED_EVERY = 100
const PER_INSERT = 5_000

export interface Places {
  /** When the verification in the middle was created, ISO 8601. */
  readonly middle: string
  /** Of a result in the middle. */
  readonly resultId: string
}

/** Answers a function that fills the folder up to so many verifications, one a second, the newest now. */
export async function createFiller(platform: BenchPlatform): Promise<(count: number) => Promise<Places>> {
  const first = await createOne(platform)
  const organizationId = await organizationOf(platform, first)
  const sealer = await platform.keyring.forOrganization(platform.db, organizationId)
  await withClient(platform, dropReferences)
  const newest = Date.now()
  const results: string[] = []
  let made = 0
  return async (count) => {
    await withClient(platform, async (client) => {
      while (made < count) {
        const size = Math.min(PER_INSERT, count - made)
        const rows = Array.from({ length: size }, (_, index) => rowOf(sealer, { at: made + index, newest, results }))
        await insert(client, first, rows)
        made += size
      }
      await client.query('VACUUM ANALYZE verifications')
    })
    const middle = Math.floor(made / 2)
    return {
      middle: new Date(newest - middle * 1000).toISOString(),
      resultId: results[Math.floor(middle / GROUP_SIZE)] ?? '',
    }
  }
}

async function withClient({ databaseUrl }: BenchPlatform, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function createOne({ url, key, folderId }: BenchPlatform): Promise<string> {
  const answer = await fetch(`${url}/verifications`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ service_id: INSTANT_SERVICE_ID, folder_id: folderId, configuration: {} }),
  })
  if (answer.status !== 201) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

async function organizationOf({ db }: BenchPlatform, id: string): Promise<string> {
  const found = await sql<{ id: string }>`SELECT organization_id AS id FROM verifications WHERE id = ${id}`.execute(db)
  return found.rows[0]?.id ?? ''
}

/** Copies of one row that was checked need no check of their own; reading does not ask for it. */
async function dropReferences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement
      FROM pg_constraint WHERE conrelid = 'verifications'::regclass AND contype = 'f'`,
  )
  for (const { statement } of rows) await client.query(statement)
}

interface Row {
  readonly id: string
  readonly resultId: string
  readonly status: 'COMPLETED' | 'NEED_REVIEW'
  readonly createdAt: string
  readonly input: Buffer
  readonly output: Buffer
}

function rowOf(sealer: Sealer, { at, newest, results }: { at: number; newest: number; results: string[] }): Row {
  const id = newId()
  const group = Math.floor(at / GROUP_SIZE)
  results[group] ??= newId()
  const checks = [{ code: 'ANY', result: 'PASS', reason_code: null, message: 'It is as it should be' }]
  return {
    id,
    resultId: results[group],
    status: at % REVIEWED_EVERY === 0 ? 'NEED_REVIEW' : 'COMPLETED',
    createdAt: new Date(newest - at * 1000).toISOString(),
    input: sealJson(sealer, { column: 'input', verificationId: id }, {}),
    output: sealJson(sealer, { column: 'output', verificationId: id }, { checks, name: `CONTOH NAMA ${at}` }),
  }
}

async function insert(client: pg.Client, first: string, rows: readonly Row[]): Promise<void> {
  const column = (name: keyof Row) => rows.map((each) => each[name])
  await client.query(
    `INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, api_key_id,
        status, output_status, input_sealed, output_sealed, price, credit_used, created_at, start_date, end_date)
      SELECT a.id, v.organization_id, v.group_id, v.mode, v.folder_id, a.result_id, v.service_id, v.api_key_id, a.status,
        'VERIFIED', a.input, a.output, v.price, v.price, a.created_at, a.created_at, a.created_at
      FROM verifications v, unnest($2::uuid[], $3::uuid[], $4::verification_status[], $5::timestamptz[], $6::bytea[],
        $7::bytea[]) AS a (id, result_id, status, created_at, input, output)
      WHERE v.id = $1`,
    [first, column('id'), column('resultId'), column('status'), column('createdAt'), column('input'), column('output')],
  )
}
