import { recordAct } from '../features/audit/door.ts'
import { forgetFace, sweepFaces } from '../features/duplicate-faces/forget-face.ts'
import { createLiveFaces } from '../features/duplicate-faces/live-faces.ts'
import { duplicateFaceRoutes } from '../features/duplicate-faces/routes.ts'
import { searchForDuplicates } from '../features/duplicate-faces/search-for-duplicates.ts'
import type { PrepareAddition } from '../features/verifications/runs/addition.ts'
import { OWN_LIMITS } from '../lib/face-limits/face-limits.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Ground } from './ground.ts'
import { type Part, sweep } from './part.ts'

export interface DuplicateFaces extends Part {
  /** What duplicate faces add to a run. */
  readonly prepareAddition: PrepareAddition
}

/** The same face under several names, within one organization. */
export function openDuplicateFaces({ db, keyring, masterKey, logger, engines }: Ground): DuplicateFaces {
  // Verifiers say of no face what it looks like to a net without limits: these are never asked.
  const limits = engines.faceLimits ?? OWN_LIMITS
  const live = createLiveFaces({ db, keyring, limits })
  const facePersonKey = deriveKey(masterKey, 'duplicate-faces:1')
  return {
    routes: [duplicateFaceRoutes({ db, recordAct })],
    redactCopies: [forgetFace],
    chores: [sweep({ logger, name: 'faces', work: (signal) => sweepFaces(db, signal) })],
    prepareAddition: searchForDuplicates({ db, keyring, live, limits, facePersonKey }),
  }
}
