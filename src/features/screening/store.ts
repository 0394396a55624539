import { sql } from 'kysely'
import {
  type CurrentVersion,
  type EntryPlace,
  type ListOwner,
  type MatchDecision,
  ownListName,
  type ScreeningTenant,
} from '../../engines/screening/screening.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { PersonHashes } from './hash-person.ts'

export interface NewDecision {
  readonly hashes: PersonHashes
  readonly matchId: string
  readonly entryVersion: string
  readonly made: MatchDecision
  readonly verificationId: string
}

/** The last word on an entry for a person takes the place of the one before. */
export async function saveDecision(tx: Tx, tenant: ScreeningTenant, decided: NewDecision): Promise<void> {
  const { hashes, matchId, entryVersion, made, verificationId } = decided
  const { certain, name, number } = hashes
  const rows = [
    ...certain.map((hash) => ({ hash: hash.toString('hex'), number: null })),
    ...(name === null ? [] : [{ hash: name.toString('hex'), number: number?.toString('hex') ?? null }]),
  ]
  await sql`INSERT INTO screening_decisions (organization_id, mode, group_id, person_hash, number_hash, match_id,
      entry_version, decision, user_id, decided_at, is_final, confirmed_by, confirmed_at, verification_id)
    SELECT ${tenant.organizationId}, ${tenant.mode}, ${tenant.groupId}, decode(hash, 'hex'), decode(number, 'hex'),
      ${matchId}, ${entryVersion}, ${made.decision}, ${made.user_id}::uuid, ${made.decided_at}::timestamptz,
      ${made.is_final}, ${made.confirmed_by}::uuid, ${made.confirmed_at}::timestamptz, ${verificationId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (hash text, number text)
    ON CONFLICT (organization_id, mode, group_id, person_hash, match_id) DO UPDATE
      SET number_hash = excluded.number_hash, entry_version = excluded.entry_version, decision = excluded.decision,
        user_id = excluded.user_id, decided_at = excluded.decided_at, is_final = excluded.is_final,
        confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at,
        verification_id = excluded.verification_id`.execute(tx)
}

export interface FoundDecision {
  readonly matchId: string
  readonly entryVersion: string
  readonly decision: MatchDecision['decision']
  readonly userId: string
  readonly decidedAt: Date
  readonly isFinal: boolean
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
}

/** The oldest first. What was decided by name and birth date for somebody of another number is not this person's. */
export async function findDecisions(
  db: Db | Tx,
  tenant: ScreeningTenant,
  asked: { readonly hashes: PersonHashes; readonly matchIds: readonly string[] },
): Promise<readonly FoundDecision[]> {
  const { certain, name, number } = asked.hashes
  const hashes = name === null ? certain : [...certain, name]
  const found = await sql<FoundDecision>`SELECT match_id AS "matchId", entry_version AS "entryVersion", decision,
      user_id AS "userId", decided_at AS "decidedAt", is_final AS "isFinal", confirmed_by AS "confirmedBy",
      confirmed_at AS "confirmedAt"
    FROM screening_decisions WHERE organization_id = ${tenant.organizationId} AND mode = ${tenant.mode}
      AND group_id = ${tenant.groupId} AND person_hash = ANY(${[...hashes]}::bytea[])
      AND match_id = ANY(${[...asked.matchIds]}::text[])
      AND coalesce(number_hash = ${number}::bytea, true)
    ORDER BY coalesce(confirmed_at, decided_at)`.execute(db)
  return found.rows
}

/** What was decided in a verification is forgotten with it. */
export async function deleteDecisions(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM screening_decisions WHERE verification_id = ${verificationId}`.execute(tx)
}

/** Watched already: nothing changes. */
export async function insertWatch(
  tx: Tx,
  result: ScreeningTenant & { readonly id: string },
): Promise<{ readonly startedAt: Date; readonly isNew: boolean }> {
  const made = await sql<{ startedAt: Date }>`INSERT INTO screening_watches
      (verification_id, organization_id, mode, group_id)
    VALUES (${result.id}, ${result.organizationId}, ${result.mode}, ${result.groupId})
    ON CONFLICT DO NOTHING RETURNING started_at AS "startedAt"`.execute(tx)
  const fresh = made.rows[0]
  if (fresh !== undefined) return { ...fresh, isNew: true }
  const found = await sql<{ startedAt: Date }>`SELECT started_at AS "startedAt" FROM screening_watches
    WHERE verification_id = ${result.id}`.execute(tx)
  return { startedAt: found.rows[0]?.startedAt ?? new Date(), isNew: false }
}

export interface FoundWatch {
  readonly id: string
  readonly startedAt: Date
  /** Whether the result it has now has been screened against the whole lists; what follows is true of such a one alone. */
  readonly isScreened: boolean
  readonly checkedAt: Date
  /** Up to which version of each list it has been screened. */
  readonly lists: readonly { readonly list: string; readonly version: string }[]
}

/** Those of these verifications that are watched. Removed lists and those of others are not among what they tell. */
export async function findWatches(
  db: Db | Tx,
  { organizationId, mode }: ListOwner,
  ids: readonly string[],
): Promise<readonly FoundWatch[]> {
  const found = await sql<FoundWatch>`
    WITH asked AS (
      SELECT l.code AS list, l.code AS key FROM screening_lists l
      UNION ALL SELECT ${ownListName('')} || b.name, b.id::text FROM blocklists b
        WHERE b.organization_id = ${organizationId} AND b.mode = ${mode}
    ), done AS (
      SELECT max(p.finished_at) AS at,
        coalesce(jsonb_agg(jsonb_build_object('list', a.list, 'version', p.version) ORDER BY a.list), '[]') AS lists
      FROM asked a JOIN screening_passes p ON p.list_code = a.key WHERE p.version IS NOT NULL
    )
    SELECT w.verification_id AS id, w.started_at AS "startedAt",
      ${HAS_RESULT} AND NOT ${IS_DUE} AS "isScreened", greatest(w.screened_at, done.at) AS "checkedAt", done.lists
    FROM screening_watches w JOIN verifications v ON v.id = w.verification_id CROSS JOIN done
    WHERE w.verification_id = ANY(${[...ids]}::uuid[])
      AND w.organization_id = ${organizationId} AND w.mode = ${mode}`.execute(db)
  return found.rows
}

const HAS_RESULT = sql`v.status IN ('COMPLETED', 'NEED_REVIEW')`
/** The result it has was not yet screened against the whole lists. */
const IS_DUE = sql`(w.screened_at IS NULL OR v.end_date > w.screened_at)`

/** False when it was not watched. The caller has asked whether the verification may be seen. */
export async function deleteWatch(tx: Tx, verificationId: string): Promise<boolean> {
  const gone = await sql`DELETE FROM screening_watches WHERE verification_id = ${verificationId}`.execute(tx)
  return (gone.numAffectedRows ?? 0n) > 0n
}

/** For the worker: the next watched in the order of their ids; of everybody, or of whose own list it is. */
export async function listWatched(
  tx: Tx,
  {
    after,
    limit,
    owner,
  }: { readonly after: string | null; readonly limit: number; readonly owner?: ListOwner | undefined },
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT verification_id AS id FROM screening_watches
    WHERE (${after}::uuid IS NULL OR verification_id > ${after}::uuid)
      AND (${owner?.organizationId ?? null}::uuid IS NULL
        OR (organization_id = ${owner?.organizationId ?? null} AND mode = ${owner?.mode ?? null})) ORDER BY verification_id LIMIT ${limit}`.execute(
    tx,
  )
  return found.rows.map(({ id }) => id)
}

/** To be screened against the whole lists once they have a result. */
export async function makeDue(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE screening_watches SET screened_at = NULL WHERE verification_id = ANY(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** Everybody, or those of whose own list it is. */
export async function makeAllDue(tx: Tx, owner: ListOwner | undefined): Promise<void> {
  await sql`UPDATE screening_watches SET screened_at = NULL WHERE screened_at IS NOT NULL
    AND (${owner?.organizationId ?? null}::uuid IS NULL
      OR (organization_id = ${owner?.organizationId ?? null} AND mode = ${owner?.mode ?? null}))`.execute(tx)
}

/** For the worker: those with a result that was not yet screened against the whole lists, locked to the end of the transaction. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT w.verification_id AS id
    FROM screening_watches w JOIN verifications v ON v.id = w.verification_id
    WHERE ${IS_DUE} AND ${HAS_RESULT}
    ORDER BY w.verification_id LIMIT ${limit} FOR UPDATE OF w SKIP LOCKED`.execute(tx)
  return found.rows.map(({ id }) => id)
}

export async function noteScreened(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`UPDATE screening_watches SET screened_at = now() WHERE verification_id = ANY(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** How far the changes of a list have been screened against the watched. */
export interface Pass {
  readonly through: number
  readonly versionId: string | null
  readonly after: EntryPlace
  readonly watchedAfter: string | null
}

/** Locked to the end of the transaction; undefined while another worker has it. */
export async function takePass(tx: Tx, list: string): Promise<Pass | undefined> {
  await sql`INSERT INTO screening_passes (list_code) VALUES (${list}) ON CONFLICT DO NOTHING`.execute(tx)
  const found = await sql<{
    through: number
    versionId: string | null
    since: number
    id: string
    watchedAfter: string | null
  }>`SELECT through, version_id AS "versionId", entry_since AS since, entry_id AS id, watch_after AS "watchedAfter"
    FROM screening_passes WHERE list_code = ${list} FOR UPDATE SKIP LOCKED`.execute(tx)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const { through, versionId, since, id, watchedAfter } = row
  return { through, versionId, after: { since, id }, watchedAfter }
}

export async function movePass(
  tx: Tx,
  version: CurrentVersion,
  { after, watchedAfter }: Pick<Pass, 'after' | 'watchedAfter'>,
): Promise<void> {
  await sql`UPDATE screening_passes SET version_id = ${version.versionId}, entry_since = ${after.since},
    entry_id = ${after.id}, watch_after = ${watchedAfter} WHERE list_code = ${version.key}`.execute(tx)
}

export async function finishPass(tx: Tx, version: CurrentVersion): Promise<void> {
  await sql`UPDATE screening_passes SET through = ${version.number}, version = ${version.version},
    finished_at = now(), version_id = NULL, entry_since = 0, entry_id = '',
    watch_after = NULL WHERE list_code = ${version.key}`.execute(tx)
}
