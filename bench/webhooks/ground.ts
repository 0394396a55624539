import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openFoundation } from '../../src/compose/foundation.ts'
import { readConfig } from '../../src/config.ts'
import { createOrganization } from '../../src/features/access/create-organization.ts'
import { deliveryJob, slowDeliveryJob } from '../../src/features/webhooks/delivery-job.ts'
import {
  type EnqueueDeliveryDeps,
  enqueueDelivery,
  webhookSecretContext,
} from '../../src/features/webhooks/enqueue-delivery.ts'
import { type Db, inTransaction } from '../../src/platform/database/database.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import type { Sealer } from '../../src/platform/encryption/sealer.ts'
import { createJobs } from '../../src/platform/jobs/create-jobs.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'

const PER_TRANSACTION = 50

/** A database in a temporary folder with an organization, and what fills it. */
export interface Ground {
  /** For a worker's arguments. */
  readonly databaseUrl: string
  readonly masterKey: string
  /** Writes deliveries of as many verifications, signed, to one address. Answers their ids. */
  enqueue(count: number, url: string): Promise<readonly string[]>
  /** Rows for the reference, with the same body. */
  enqueueBare(count: number): Promise<void>
  /** How many deliveries there are of each status. */
  countByStatus(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'absah-bench-'))
  const foundation = await openFoundation(readConfig({ ABSAH_DATA: folder, PORT: '0' }), createLogger('silent'))
  const { db, databaseUrl } = foundation
  const masterKey = randomBytes(32)
  const keyring = createKeyring({ masterKey })
  const jobs = createJobs({ url: databaseUrl, applicationName: 'bench' })
  for (const kind of [deliveryJob, slowDeliveryJob]) {
    jobs.handle(kind, () => Promise.reject(new Error('Nothing is delivered here.')))
  }
  await jobs.start({ work: false })
  const place = await inTransaction(db, (tx) => createOrganization(tx, 'Bench'))
  const sealer = await keyring.forOrganization(db, place.organizationId)

  const sender = { db, jobs, keyring, place, sealer }

  return {
    databaseUrl,
    masterKey: masterKey.toString('hex'),
    async enqueue(count, url) {
      const ids: string[] = []
      while (ids.length < count)
        ids.push(...(await enqueueSome(sender, Math.min(PER_TRANSACTION, count - ids.length), url)))
      return ids
    },
    async enqueueBare(count) {
      await sql`CREATE TABLE bare_deliveries (id uuid PRIMARY KEY, body bytea NOT NULL, delivered_at timestamptz)`.execute(
        db,
      )
      const rows = Array.from({ length: count }, () => randomUUID())
      await sql`INSERT INTO bare_deliveries (id, body)
        SELECT id, convert_to(${bodyOf(randomUUID())}, 'UTF8') FROM unnest(${rows}::uuid[]) AS id`.execute(db)
    },
    async countByStatus() {
      const found = await sql<{ status: string; count: number }>`SELECT status, count(*)::int AS count
        FROM webhook_deliveries GROUP BY status`.execute(db)
      return Object.fromEntries(found.rows.map(({ status, count }) => [status, count]))
    },
    async close() {
      await jobs.stop({ graceMs: 0 })
      await foundation.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Sender extends EnqueueDeliveryDeps {
  readonly db: Db
  readonly place: { readonly organizationId: string; readonly groupId: string }
  readonly sealer: Sealer
}

function enqueueSome({ db, place, sealer, ...deps }: Sender, count: number, url: string): Promise<string[]> {
  return inTransaction(db, async (tx) => {
    const ids: string[] = []
    for (const id of Array.from({ length: count }, () => randomUUID()).sort()) {
      const { deliveryId } = await enqueueDelivery(tx, deps, {
        ...place,
        mode: 'live',
        subject: { kind: 'verification', id },
        event: 'verification.status_changed',
        sequence: 1,
        url,
        secretSealed: sealer.seal('a secret of the bench, 32 letters', webhookSecretContext(id)),
        body: bodyOf(id),
      })
      ids.push(deliveryId)
    }
    return ids
  })
}

function bodyOf(verificationId: string): string {
  return JSON.stringify({
    event: 'verification.status_changed',
    timestamp: '2026-11-20T08:15:30.000Z',
    verification_id: verificationId,
    result_id: verificationId,
    folder_id: verificationId,
    service: { id: '3fc8b757-57d3-4607-998c-9bfbc4efa6cf', name: 'KTP & PEP' },
    status: 'COMPLETED',
    previous_status: 'IN_PROGRESS',
    output_status: 'VERIFIED',
    metadata: { order: 'A-1001' },
    credit_used: 10,
    execution_time: 0.6,
  })
}
