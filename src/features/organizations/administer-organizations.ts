import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { invalidRequest, notFound } from '../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import { randomText } from '../access/api-key.ts'
import { createOrganization } from '../access/create-organization.ts'
import { createUser } from '../access/create-user.ts'
import { alreadyExists } from '../access/errors.ts'
import { PRODUCT_FEATURES, type ProductFeature } from '../access/product-features.ts'
import { type PriceChanges, setPrices } from '../credits/prices/set-prices.ts'
import { recordEffects } from '../idempotency/claim.ts'
import { lockOrganization, type Organization, type Settings, updateSettings } from './store.ts'

export interface OrganizationDeps {
  readonly db: Db
  readonly recordAct: RecordAct
  /** Whether a service of this id is offered on this installation. */
  readonly isService: (id: string) => boolean
}

/** What is given is set, what is absent stays. */
export interface SettingsChange {
  readonly name?: string | undefined
  readonly rateLimitPerMinute?: number | null | undefined
  readonly receiptChecksPerMonth?: number | null | undefined
  readonly retentionDays?: number | null | undefined
  readonly servicePrices?: PriceChanges | undefined
  readonly movedAreaCounts?: boolean | undefined
  /** Whether each is to be on. */
  readonly features?: Partial<Record<ProductFeature, boolean | undefined>> | undefined
}

export interface NewOrganization extends SettingsChange {
  readonly name: string
  readonly owner: { readonly email: string; readonly name: string }
}

export interface MadeOrganization {
  readonly organization: Organization
  readonly groupId: string
  readonly ownerId: string
  /** null: it was told before. */
  readonly oneTimePassword: string | null
}

const ONE_TIME_PASSWORD_LENGTH = 20

/**
 * A new organization with its group `default` and an owner, who signs in with a one-time password.
 *
 * @throws {HttpError} 400 for a taken e-mail address or a price of an unknown service.
 */
export function addOrganization(
  deps: OrganizationDeps,
  actor: Actor,
  { owner, ...settings }: NewOrganization,
): Promise<MadeOrganization> {
  checkServices(deps, settings)
  const ownerId = newId()
  const oneTimePassword = randomText(ONE_TIME_PASSWORD_LENGTH)
  return inTransaction(deps.db, async (tx) => {
    const { organizationId, groupId } = await createOrganization(tx, settings.name)
    const user = { ...owner, organizationId, groupId: null, role: 'ORGANIZATION_OWNER' as const }
    if (!(await createUser(tx, { ...user, password: oneTimePassword, mustChangePassword: true }, ownerId))) {
      throw alreadyExists('A user with this e-mail address already exists. Please use another address')
    }
    const organization = await change(tx, organizationId, settings)
    const details = { ...detailsOf(organization), group_id: groupId, owner_id: ownerId }
    await deps.recordAct(tx, actIn(actor, { organizationId, action: 'organization.created', details }))
    await recordEffects(tx, [{ claim: actor.claim, status: 201, resourceId: organizationId }])
    return { organization, groupId, ownerId, oneTimePassword }
  })
}

/**
 * Changes what is given. A new price is that of runs that begin from now on; a new rate limit counts from the next
 * minute on.
 *
 * @throws {HttpError} 404 for an unknown organization, 400 for a price of an unknown service.
 */
export function changeOrganization(
  deps: OrganizationDeps,
  actor: Actor,
  { id, settings }: { readonly id: string; readonly settings: SettingsChange },
): Promise<Organization> {
  checkServices(deps, settings)
  return inTransaction(deps.db, async (tx) => {
    const organization = await change(tx, id, settings)
    const act = { organizationId: id, action: 'organization.changed', details: detailsOf(organization) }
    await deps.recordAct(tx, actIn(actor, act))
    return organization
  })
}

async function change(
  tx: Tx,
  id: string,
  { servicePrices, features = {}, ...given }: SettingsChange,
): Promise<Organization> {
  const before = await lockOrganization(tx, id)
  if (before === undefined) throw notFound('Organization')
  const after: Settings = {
    name: given.name ?? before.name,
    rateLimitPerMinute: changed(given.rateLimitPerMinute, before.rateLimitPerMinute),
    receiptChecksPerMonth: changed(given.receiptChecksPerMonth, before.receiptChecksPerMonth),
    retentionDays: changed(given.retentionDays, before.retentionDays),
    movedAreaCounts: given.movedAreaCounts ?? before.movedAreaCounts,
    featuresOff: PRODUCT_FEATURES.filter((each) => !(features[each] ?? !before.featuresOff.includes(each))),
  }
  await updateSettings(tx, id, after)
  if (servicePrices !== undefined) await setPrices(tx, id, servicePrices)
  const organization = await lockOrganization(tx, id)
  if (organization === undefined) throw notFound('Organization')
  return organization
}

function changed(given: number | null | undefined, before: number | null): number | null {
  return given === undefined ? before : given
}

function checkServices({ isService }: OrganizationDeps, { servicePrices = {} }: SettingsChange): void {
  const unknown = Object.keys(servicePrices).filter((id) => !isService(id))
  if (unknown.length === 0) return
  throw invalidRequest(
    unknown.map((id) => ({ field: `service_prices.${id}`, message: 'There is no service of this id' })),
  )
}

/** What is set now. Names stay out: that of an organization may be a person's. */
function detailsOf(organization: Organization): Readonly<Record<string, unknown>> {
  return {
    rate_limit_per_minute: organization.rateLimitPerMinute,
    receipt_checks_per_month: organization.receiptChecksPerMonth,
    retention_days: organization.retentionDays,
    service_prices: organization.servicePrices,
    features_off: organization.featuresOff,
    moved_area_counts: organization.movedAreaCounts,
  }
}

/** Into the log of the organization it is about, whichever the SUPER_ADMIN has picked. */
function actIn(
  actor: Actor,
  did: {
    readonly organizationId: string
    readonly action: string
    readonly details: Readonly<Record<string, unknown>>
  },
) {
  const { organizationId, action, details } = did
  const target = { kind: 'organization', id: organizationId }
  return { ...actOf(actor, { action, target, details }), organizationId, groupId: null, mode: null }
}
