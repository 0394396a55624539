import { type Caller, keyOf } from '../../access/caller.ts'
import type { VerificationRecord } from '../store.ts'
import type { CreatedVerification } from './store.ts'

/** What reading a verification right after its creation would give, without reading it. */
export function createdRecord(created: CreatedVerification, caller: Caller): VerificationRecord {
  return {
    ...created,
    keyName: keyOf(caller)?.name ?? null,
    keyLastFour: keyOf(caller)?.lastFour ?? null,
    status: 'IN_QUEUE',
    outputStatus: null,
    outputSealed: null,
    externalJobId: {},
    errorCode: null,
    errorMessage: null,
    creditUsed: 0,
    executionTimeMs: 0,
    totalFiles: created.files.length,
    startDate: null,
    endDate: null,
    version: 1,
    updatedAt: created.createdAt,
    files: created.files.map(({ field, fileId }) => ({ field, fileId, isRedacted: false })),
    linked: [],
  }
}
