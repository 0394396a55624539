import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { serve } from '../server-process.ts'
import { INSTANT_SERVICE_ID, instantVerifier } from './instant-verifier.ts'
import { startBenchPlatform } from './platform.ts'

const SPECIMEN = new URL('../../specimens/ktp.jpg', import.meta.url)

/**
 * The two servers that are compared, in one process so that both meet the same database and the same machine: ours,
 * and the least that takes a request in: Fastify, one INSERT, the row as the answer.
 */
const ours = await startBenchPlatform({ role: 'api', verifiers: [instantVerifier(() => undefined)] })
const pool = new pg.Pool({ connectionString: ours.databaseUrl, max: 10 })
await pool.query(
  'CREATE TABLE bare_rows (id uuid PRIMARY KEY, body jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now())',
)
const bare = Fastify()
bare.post('/verifications', async (request, reply) => {
  const id = randomUUID()
  const { rows } = await pool.query('INSERT INTO bare_rows (id, body) VALUES ($1, $2) RETURNING created_at', [
    id,
    request.body,
  ])
  return reply.code(201).send({ id, ...(request.body as object), created_at: rows[0].created_at })
})
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })
const configuration = { colour: 'GREEN', files: { picture: [await ours.upload(SPECIMEN)] } }
const body = { service_id: INSTANT_SERVICE_ID, folder_id: ours.folderId, configuration }
export interface CreateServers {
  readonly ours: string
  readonly bare: string
  readonly key: string
  readonly body: object
}

serve<CreateServers>({ ours: ours.url, bare: bareUrl, key: ours.key, body }, async () => {
  await bare.close()
  await pool.end()
  await ours.stop()
})
