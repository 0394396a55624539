import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Reader } from '../../audit/reader.ts'
import { findVerification } from '../../verifications/door.ts'
import { VerificationBody } from '../../verifications/present.ts'
import { type ShowDeps, showVerifications } from '../../verifications/show-verification.ts'
import { NoteBody, presentNote } from '../notes/present.ts'
import { listNotes } from '../notes/store.ts'
import { listViewers } from '../viewers/store.ts'
import { CaseBody, NamedBody, type PresentCaseDeps, presentCase } from './present.ts'
import { CASE_EVENT_KINDS, findCase, listCaseEvents } from './store.ts'

/** Events of a case that are shown: the newest. */
const EVENTS_MAX = 200

export const OpenedCaseBody = z
  .object({
    case: CaseBody,
    verification: VerificationBody.describe('Plain'),
    notes: z.array(NoteBody).describe('The oldest first'),
    viewers: z.array(NamedBody).describe('Who else is looking now'),
    events: z
      .array(
        z.object({
          kind: z.enum(CASE_EVENT_KINDS),
          by: NamedBody.nullable().describe('null: done by itself'),
          details: z.record(z.string(), z.unknown()),
          at: z.iso.datetime(),
        }),
      )
      .describe(`What people did with it, the oldest first; the last ${EVENTS_MAX}`),
  })
  .meta({ id: 'OpenedCase', description: 'A case as its reviewer sees it' })

export type OpenDeps = ShowDeps & PresentCaseDeps

/**
 * All that a reviewer needs to decide, plain.
 *
 * @returns it, and the version of the verification.
 * @throws {HttpError} 404 where the reader may not see such a case.
 */
export async function openCase(
  deps: OpenDeps,
  { reader, userId, id }: { readonly reader: Reader; readonly userId: string; readonly id: string },
): Promise<{ readonly body: z.infer<typeof OpenedCaseBody>; readonly version: number }> {
  const { db } = deps
  const { scope } = reader
  const [row, record, notes, events, viewers] = await Promise.all([
    findCase(db, scope, id),
    findVerification(db, scope, id),
    listNotes(db, scope, { verificationId: id }),
    listCaseEvents(db, scope, { id, countMax: EVENTS_MAX }),
    listViewers(db, { id, userId }),
  ])
  if (row === undefined || record === undefined) throw notFound('Case')
  const [verification] = await showVerifications(deps, reader, [record])
  if (verification === undefined) throw notFound('Case')
  const sealer = await deps.keyring.forOrganization(db, scope.organizationId)
  const body = {
    case: presentCase(deps, row),
    verification,
    notes: notes.map((note) => presentNote(sealer, note)),
    viewers: [...viewers],
    events: events.map(({ kind, by, details, createdAt }) => ({ kind, by, details, at: createdAt.toISOString() })),
  }
  return { body, version: record.version }
}
