import { z } from 'zod'
import type { UrlSigner } from '../../platform/storage/signed-url.ts'
import { labelOfKey } from '../access/caller.ts'
import { type FileUrlDeps, fileUrl, signedFileUrl } from '../uploads/file-url.ts'
import { STATUSES } from './lifecycle/status.ts'
import { maskInput, maskMetadata, maskOutput } from './masking/mask-contents.ts'
import type { JsonObject } from './sealed.ts'
import type { ServiceRegistry } from './service-registry.ts'
import type { VerificationRecord } from './store.ts'
import { OUTPUT_STATUSES } from './verdict.ts'

const AnyObject = z.record(z.string(), z.unknown())

export const WatchBody = z
  .object({
    since: z.iso.datetime(),
    checked_at: z.iso
      .datetime()
      .nullable()
      .describe('When it was last screened against a list; null before the first time, and while it has no result'),
    lists: z
      .array(z.object({ list: z.string(), version: z.string() }))
      .describe('The person has been screened against every change up to these versions'),
  })
  .meta({ id: 'Watch', description: 'How a person is watched' })

export const VerificationBody = z
  .object({
    id: z.guid().describe('Unique verification identifier'),
    service: z.object({ id: z.guid(), name: z.string() }),
    user_id: z.guid().nullable().describe('User who created the verification; null for an API key'),
    api_key: z.string().nullable().describe('Name and last four characters of the key used; null for a user'),
    folder_id: z.guid(),
    result_id: z.guid().describe('Result group identifier'),
    execution_time: z.number().describe('Processing time in seconds'),
    status: z.enum(STATUSES),
    start_date: z.iso.datetime().nullable(),
    end_date: z.iso.datetime().nullable(),
    input_config: AnyObject.describe('The configuration as submitted'),
    input_file_url: z
      .record(z.string(), z.array(z.url()))
      .describe('Links to the input files, good for 15 minutes; masked, they ask for a credential'),
    output: AnyObject.describe('Results: the fields of the service, and with them `checks` and `fields`'),
    output_file_url: z.url().nullable().describe('Link to all of it as JSON, good for 15 minutes; null without output'),
    output_status: z.enum(OUTPUT_STATUSES).nullable().describe('The verdict; null while unsettled'),
    external_job_id: z.record(z.string(), z.array(z.guid())),
    webhook_url: z.url().nullable(),
    webhook_metadata: AnyObject.describe('As submitted, without the secret'),
    export_file_url: z.url().nullable().describe('Link to all of it as XLSX, good for 15 minutes; null without output'),
    credit_used: z.int(),
    total_files: z.int(),
    total_pages: z.int(),
    watch: WatchBody.nullable().describe(
      'Whether the person is screened against lists that change; null: they are not',
    ),
    linked_verifications: z
      .array(z.object({ id: z.guid(), reason_code: z.string().describe('Of the check that found it') }))
      .describe('Others that a check found it to have to do with: those that the caller may open'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it is FAILED'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Verification', description: 'A verification' })

export interface PresentDeps extends FileUrlDeps {
  readonly services: ServiceRegistry
  /** Of the links to what a verification holds. */
  readonly exportSigner: UrlSigner
}

/** What a verification holds sealed, opened. */
export interface Contents {
  readonly input: JsonObject
  readonly output: JsonObject
  readonly webhookMetadata: JsonObject
}

export type Watch = z.infer<typeof WatchBody>

/** A verification as it is kept elsewhere: without what changes by itself. */
export type CopiedVerification = Omit<z.infer<typeof VerificationBody>, 'watch'>

interface Shown {
  readonly watch: Watch | null
  /** Texts that may say who the person is are hidden, and links ask for a credential. */
  readonly isMasked: boolean
}

const mask = ({ input, output, webhookMetadata }: Contents): Contents => ({
  input: maskInput(input),
  output: maskOutput(output),
  webhookMetadata: maskMetadata(webhookMetadata),
})

/** The only way a verification becomes JSON. */
export function presentVerification(
  deps: PresentDeps,
  record: VerificationRecord,
  { watch, isMasked, ...contents }: Contents & Shown,
): z.infer<typeof VerificationBody> {
  return {
    ...presentWithoutLinks(deps, record, isMasked ? mask(contents) : contents),
    watch,
    input_file_url: inputFileUrls(deps, record, isMasked),
    output_file_url: exportUrl(deps, record, { format: 'json', isMasked }),
    export_file_url: exportUrl(deps, record, { format: 'xlsx', isMasked }),
  }
}

/** For what outlives a link: copies that are kept. */
export function presentWithoutLinks(
  deps: { readonly services: Pick<ServiceRegistry, 'nameOf'> },
  record: VerificationRecord,
  contents: Contents,
): CopiedVerification {
  const { keyName, keyLastFour, errorCode, errorMessage } = record
  return {
    id: record.id,
    service: { id: record.serviceId, name: deps.services.nameOf(record.serviceId) },
    user_id: record.userId,
    api_key: keyName === null || keyLastFour === null ? null : labelOfKey({ name: keyName, lastFour: keyLastFour }),
    folder_id: record.folderId,
    result_id: record.resultId,
    execution_time: record.executionTimeMs / 1000,
    status: record.status,
    start_date: record.startDate?.toISOString() ?? null,
    end_date: record.endDate?.toISOString() ?? null,
    input_config: contents.input,
    input_file_url: {},
    output: contents.output,
    output_file_url: null,
    output_status: record.outputStatus,
    external_job_id: record.externalJobId,
    webhook_url: record.webhookUrl,
    webhook_metadata: contents.webhookMetadata,
    export_file_url: null,
    credit_used: record.creditUsed,
    total_files: record.totalFiles,
    total_pages: record.totalPages,
    linked_verifications: record.linked.map(({ id, reasonCode }) => ({ id, reason_code: reasonCode })),
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    created_at: record.createdAt.toISOString(),
    updated_at: record.updatedAt.toISOString(),
  }
}

/** Null without an output, so also once it was redacted. */
function exportUrl(
  deps: PresentDeps,
  { id, mode, outputSealed }: VerificationRecord,
  { format, isMasked }: { readonly format: 'json' | 'xlsx'; readonly isMasked: boolean },
) {
  if (outputSealed === null) return null
  const path = `/verifications/${id}/export`
  const link = `${deps.publicUrl()}${path}?format=${format}`
  return isMasked ? link : `${link}&${deps.exportSigner.sign({ method: 'GET', path, mode })}`
}

function inputFileUrls(deps: PresentDeps, record: VerificationRecord, isMasked: boolean): Record<string, string[]> {
  const urls: Record<string, string[]> = {}
  for (const { field, fileId, isRedacted } of record.files) {
    if (isRedacted) continue
    const url = isMasked ? fileUrl(deps, fileId) : signedFileUrl(deps, { id: fileId, mode: record.mode })
    urls[field] = [...(urls[field] ?? []), url]
  }
  return urls
}
