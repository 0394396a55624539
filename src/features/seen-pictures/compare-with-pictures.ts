import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Addition, PrepareAddition } from '../verifications/runs/addition.ts'
import { isOtherPerson, isSamePicture } from './same-picture.ts'
import { openPicture, partsOf, sealPicture } from './sealed-picture.ts'
import { deletePicture, insertPicture, listAlike, lockPictures } from './store.ts'

export interface SeenPictureDeps {
  readonly keyring: Keyring
  readonly pictureKey: Uint8Array
}

/** Pictures that share a part of their mark by chance are about one in 75; the newest are looked at. */
const ALIKE_MAX = 5_000

/** Other verifications that one is linked to. */
const LINKED_MAX = 20

/**
 * Compares the picture that a run saw with those of other result groups in the same organization and mode, and keeps it
 * until the verification is redacted: the same picture with another number or name was edited, or is shown for somebody
 * else.
 */
export function compareWithPictures({ keyring, pictureKey }: SeenPictureDeps): PrepareAddition {
  return async ({ verification, verifier, findings }) => {
    const { id: verificationId, organizationId, mode, resultId } = verification
    const tenant = { organizationId, mode }
    const { seenPicture: own } = findings
    const { seenBefore } = verifier
    if (own === undefined || seenBefore === undefined) return null
    const parts = partsOf(pictureKey, tenant, own.mark.portrait)
    return async (tx): Promise<Addition> => {
      await lockPictures(tx, tenant)
      const sealer = await keyring.forOrganization(tx, organizationId)
      const alike = await listAlike(tx, tenant, { parts, resultId, limit: ALIKE_MAX })
      const others = alike.filter((row) => {
        const other = openPicture(sealer, row.verificationId, row.pictureSealed)
        return isSamePicture(own.mark, other.mark) && isOtherPerson(own, other)
      })
      await deletePicture(tx, verificationId)
      await insertPicture(tx, tenant, {
        verificationId,
        parts,
        pictureSealed: sealPicture(sealer, verificationId, own),
      })
      if (others.length === 0) return { checks: [], linked: [] }
      const linked = others.slice(0, LINKED_MAX).map((each) => ({ id: each.verificationId, reasonCode: 'SEEN_BEFORE' }))
      return { checks: [], linked, amend: (found) => seenBefore(found, others.length) }
    }
  }
}
