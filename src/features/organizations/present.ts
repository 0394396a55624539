import { z } from 'zod'
import type { ProductFeature } from '../access/product-features.ts'
import type { MadeOrganization } from './administer-organizations.ts'
import type { Organization } from './store.ts'

export const OrganizationBody = z
  .object({
    id: z.guid(),
    name: z.string(),
    rate_limit_per_minute: z.int().nullable().describe('Requests; null: what the server is set to'),
    receipt_checks_per_month: z.int().nullable().describe('null: as many as it likes'),
    retention_days: z
      .int()
      .nullable()
      .describe('Days after which what was verified is redacted; null: never by itself'),
    service_prices: z
      .record(z.string(), z.int())
      .describe('Credits that a run costs, by service id, where it is not the default price'),
    features: z
      .object({ receipts: z.boolean(), continuous_screening: z.boolean(), exports: z.boolean() })
      .describe('Whether it is on. What is watched when continuous screening is switched off stays watched'),
    moved_area_counts: z
      .boolean()
      .describe(
        'A NIK of another area than the printed one (`NIK_AREA_MOVED`) is a FAIL; false: a PASS with that reason',
      ),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Organization', description: 'An organization' })

export const NewOrganizationAnswer = OrganizationBody.extend({
  default_group_id: z.guid(),
  owner_id: z.guid(),
  one_time_password: z
    .string()
    .nullable()
    .describe('Of the owner. Shown this once; must be changed after signing in. null when the request is repeated'),
}).meta({ id: 'NewOrganization', description: 'The new organization, with its owner’s one-time password' })

export function presentOrganization(organization: Organization): z.infer<typeof OrganizationBody> {
  return {
    id: organization.id,
    name: organization.name,
    rate_limit_per_minute: organization.rateLimitPerMinute,
    receipt_checks_per_month: organization.receiptChecksPerMonth,
    retention_days: organization.retentionDays,
    service_prices: organization.servicePrices,
    features: featuresOf(organization),
    moved_area_counts: organization.movedAreaCounts,
    created_at: organization.createdAt.toISOString(),
  }
}

/** Each with whether it is on. */
export function featuresOf({ featuresOff }: Pick<Organization, 'featuresOff'>): Record<ProductFeature, boolean> {
  const isOn = (feature: ProductFeature) => !featuresOff.includes(feature)
  return {
    receipts: isOn('receipts'),
    continuous_screening: isOn('continuous_screening'),
    exports: isOn('exports'),
  }
}

export function presentMade(made: MadeOrganization): z.infer<typeof NewOrganizationAnswer> {
  const { organization, groupId, ownerId, oneTimePassword } = made
  return {
    ...presentOrganization(organization),
    default_group_id: groupId,
    owner_id: ownerId,
    one_time_password: oneTimePassword,
  }
}
