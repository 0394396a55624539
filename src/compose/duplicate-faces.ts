import { holdAgainstFaces } from '../features/duplicate-faces/hold-against-faces.ts'
import { createLiveFaces } from '../features/duplicate-faces/live-faces.ts'
import type { PrepareAddition } from '../features/verifications/runs/addition.ts'
import { type FaceLimits, OWN_LIMITS } from '../lib/face-limits/face-limits.ts'
import type { Db } from '../platform/database/database.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Keyring } from '../platform/encryption/keyring.ts'

export interface DuplicateFaceParts {
  readonly db: Db
  readonly keyring: Keyring
  readonly masterKey: Uint8Array
  /** Of the net that describes faces here; null: it was not measured, and nothing is held against anything. */
  readonly limits: FaceLimits | null
}

/** What duplicate faces add to a run. */
export function openDuplicateFaces({ db, keyring, masterKey, limits: measured }: DuplicateFaceParts): PrepareAddition {
  // Verifiers say of no face what it looks like to a net without limits: these are never asked.
  const limits = measured ?? OWN_LIMITS
  const live = createLiveFaces({ db, keyring, limits })
  return holdAgainstFaces({ db, keyring, live, limits, facePersonKey: deriveKey(masterKey, 'duplicate-faces:1') })
}
