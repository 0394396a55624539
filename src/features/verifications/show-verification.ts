import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { notFound } from '../../platform/http/http-error.ts'
import type { Scope } from '../access/caller.ts'
import { type Reader, readerOf } from '../audit/reader.ts'
import type { ShownAgain } from '../idempotency/repetition.ts'
import { etagOf } from './editing/version-tag.ts'
import { type Contents, type PresentDeps, presentVerification, type VerificationBody, type Watch } from './present.ts'
import { openJson, type SealedColumn } from './sealed.ts'
import { findVerification, type VerificationRecord } from './store.ts'

/** The watches among verifications of one organization and mode, by their ids. */
export type ReadWatches = (
  db: Db,
  owner: Pick<Scope, 'organizationId' | 'mode'>,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Watch>>

export interface ShowDeps extends PresentDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly readWatches: ReadWatches
}

/** `summary`: outputs are not opened, and `output` is empty. */
export const VIEWS = ['full', 'summary'] as const
export type View = (typeof VIEWS)[number]

/** For lists. */
export const ViewQuery = z.object({
  view: z.enum(VIEWS).default('full').describe('`summary` leaves `output` empty, which makes long lists quick'),
})

/** Records of one scope with what they hold sealed, as clients see them. */
export function showVerifications(
  deps: ShowDeps,
  reader: Reader,
  records: readonly VerificationRecord[],
): Promise<z.infer<typeof VerificationBody>[]> {
  return showList(deps, reader, { records, view: 'full' })
}

/** The same for a list, as it was asked for. */
export async function showList(
  deps: ShowDeps,
  reader: Reader,
  { records, view }: { readonly records: readonly VerificationRecord[]; readonly view: View },
): Promise<z.infer<typeof VerificationBody>[]> {
  if (records.length === 0) return []
  const { scope, isMasked } = reader
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  const ids = records.map(({ id }) => id)
  const watches = await deps.readWatches(deps.db, scope, ids)
  if (!isMasked) reader.note(ids)
  return records.map((record) =>
    presentVerification(deps, record, {
      ...contentsOf(sealer, record, view),
      watch: watches.get(record.id) ?? null,
      isMasked,
    }),
  )
}

/** What a record holds sealed, opened. */
export function contentsOf(sealer: Sealer, record: VerificationRecord, view: View = 'full'): Contents {
  const open = (column: SealedColumn, sealed: Buffer | null) =>
    openJson(sealer, { column, verificationId: record.id }, sealed)
  return {
    input: open('input', record.inputSealed),
    output: view === 'summary' ? {} : open('output', record.outputSealed),
    webhookMetadata: open('webhook_metadata', record.webhookMetadataSealed),
  }
}

/**
 * The verification as it stands, and its `ETag` in the header.
 *
 * @throws {HttpError} 404 where the scope may not see such a verification.
 */
export async function answerWithVerification(
  deps: ShowDeps,
  reply: FastifyReply,
  asked: { readonly reader: Reader; readonly id: string },
): Promise<z.infer<typeof VerificationBody>> {
  const found = await findVerification(deps.db, asked.reader.scope, asked.id)
  const [shown] = found === undefined ? [] : await showVerifications(deps, asked.reader, [found])
  if (found === undefined || shown === undefined) throw notFound('Verification')
  reply.header('etag', etagOf(found.version))
  return shown
}

/** How a POST that makes or moves a verification is answered again. */
export function verificationAgain(deps: ShowDeps, idIn: ShownAgain['idIn']): ShownAgain {
  const show: ShownAgain['show'] = (request, reply, id) =>
    answerWithVerification(deps, reply, { reader: readerOf(request), id })
  return { idIn, show }
}
