import { compareWithPictures } from '../features/seen-pictures/compare-with-pictures.ts'
import { forgetPicture } from '../features/seen-pictures/forget-picture.ts'
import type { PrepareAddition } from '../features/verifications/runs/addition.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Ground } from './ground.ts'
import type { Part } from './part.ts'

export interface SeenPictures extends Part {
  /** What pictures that were seen before add to a run. */
  readonly prepareAddition: PrepareAddition
}

/** The same picture for several persons, within one organization. */
export function openSeenPictures({ keyring, masterKey }: Ground): SeenPictures {
  return {
    redactCopies: [forgetPicture],
    prepareAddition: compareWithPictures({ keyring, pictureKey: deriveKey(masterKey, 'seen-pictures:1') }),
  }
}
