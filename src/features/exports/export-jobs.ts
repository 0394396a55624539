import { z } from 'zod'
import type { JobKind } from '../../platform/jobs/jobs.ts'

export interface ExportPayload {
  readonly exportId: string
}

const payload = z.strictObject({ exportId: z.guid() })

/** Makes one export. Taken again from its beginning after a lost worker. */
export const makeExportJob: JobKind<ExportPayload> = {
  name: 'export.make',
  payload,
  retriesMax: 3,
  retryDelaySeconds: 5,
  // One for each of two organizations: a large one holds up nobody else's.
  concurrency: 2,
  isInTurns: true,
}

/** Deletes the file of an export that is over: at its time, or at once when it was redacted. */
export const deleteExportJob: JobKind<ExportPayload> = {
  name: 'export.delete',
  payload,
  retriesMax: 20,
  retryDelaySeconds: 5,
  concurrency: 2,
}
