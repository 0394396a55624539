import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { ProductFeature } from '../access/product-features.ts'

/** What a SUPER_ADMIN sets for an organization. null = what the server is set to, or no limit. */
export interface Settings {
  readonly name: string
  /** Requests; null = ABSAH_RATE_LIMIT. */
  readonly rateLimitPerMinute: number | null
  /** null = as many as it likes. */
  readonly receiptChecksPerMonth: number | null
  /** Days after which a settled verification is redacted; null = never by itself. */
  readonly retentionDays: number | null
  readonly featuresOff: readonly ProductFeature[]
  /** A NIK of another area than the printed one counts for the verdict; else it is information. */
  readonly movedAreaCounts: boolean
}

export interface Organization extends Settings {
  readonly id: string
  /** Credits by service id, where they are not what everybody pays. */
  readonly servicePrices: Readonly<Record<string, number>>
  readonly createdAt: Date
}

const COLUMNS = sql`o.id, o.name, o.rate_limit_per_minute AS "rateLimitPerMinute",
  o.receipt_checks_per_month AS "receiptChecksPerMonth", o.retention_days AS "retentionDays",
  o.features_off AS "featuresOff", o.moved_area_counts AS "movedAreaCounts",
  (SELECT coalesce(json_object_agg(p.service_id, p.price), '{}') FROM service_prices p
    WHERE p.organization_id = o.id) AS "servicePrices", o.created_at AS "createdAt"`

/** Every organization of the installation, oldest first. */
export async function listOrganizations(
  db: Db,
  page: Page,
): Promise<{ readonly total: number; readonly organizations: readonly Organization[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM organizations`.execute(db)
  const found = await sql<Organization>`SELECT ${COLUMNS} FROM organizations o
    ORDER BY o.created_at, o.id LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, organizations: found.rows }
}

export async function findOrganization(handle: Db | Tx, id: string): Promise<Organization | undefined> {
  const found = await sql<Organization>`SELECT ${COLUMNS} FROM organizations o WHERE o.id = ${id}`.execute(handle)
  return found.rows[0]
}

/** The organization with what was made together with it: its group `default` and its first owner. */
export async function findMade(
  db: Db,
  id: string,
): Promise<{ readonly organization: Organization; readonly groupId: string; readonly ownerId: string } | undefined> {
  const found = await sql<{ groupId: string; ownerId: string }>`SELECT g.id AS "groupId", u.id AS "ownerId"
    FROM groups g JOIN users u ON u.organization_id = g.organization_id AND u.role = 'ORGANIZATION_OWNER'
    WHERE g.organization_id = ${id} AND g.is_default ORDER BY u.created_at, u.id LIMIT 1`.execute(db)
  const [made] = found.rows
  const organization = await findOrganization(db, id)
  return made === undefined || organization === undefined ? undefined : { organization, ...made }
}

/** The organization, locked to the end of the transaction, so that two who change it do not undo each other. */
export async function lockOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  await sql`SELECT id FROM organizations WHERE id = ${id} FOR NO KEY UPDATE`.execute(tx)
  return findOrganization(tx, id)
}

export async function updateSettings(tx: Tx, id: string, settings: Settings): Promise<void> {
  const { name, rateLimitPerMinute, receiptChecksPerMonth, retentionDays, featuresOff, movedAreaCounts } = settings
  await sql`UPDATE organizations SET name = ${name}, rate_limit_per_minute = ${rateLimitPerMinute},
    receipt_checks_per_month = ${receiptChecksPerMonth}, retention_days = ${retentionDays},
    features_off = ${featuresOff}::text[], moved_area_counts = ${movedAreaCounts}
    WHERE id = ${id}`.execute(tx)
}

export async function doMovedAreasCount(db: Db, organizationId: string): Promise<boolean> {
  const found = await sql<{ counts: boolean }>`SELECT moved_area_counts AS counts FROM organizations
    WHERE id = ${organizationId}`.execute(db)
  return found.rows[0]?.counts ?? false
}
