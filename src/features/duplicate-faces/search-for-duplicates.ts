import type { Db, Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { Check, DuplicateFace } from '../../verifiers/verifier.ts'
import type { Addition, PrepareAddition } from '../verifications/runs/addition.ts'
import { openFace, type PersonsFace, personOf, sealFace } from './enrolled-face.ts'
import { type FaceHit, type HitLimits, inOrder } from './face-hit.ts'
import { FaceIndex } from './face-index.ts'
import type { LiveFaces, Searched } from './live-faces.ts'
import type { Tenant } from './store.ts'
import { deleteFace, type FaceRow, findKept, findTerms, insertFace, listFacesAfter, lockTerms } from './store.ts'

export interface DuplicateFaceDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly live: LiveFaces
  /** Of the net that describes faces here. */
  readonly limits: HitLimits
  readonly facePersonKey: Uint8Array
}

/** Other verifications that one is linked to: the most alike. */
const LINKED_MAX = 20

/** Faces that may have been enrolled while a run came to its end. */
const LATE_MAX = 10_000

const NOTHING: Addition = { checks: [], linked: [] }

interface Searching {
  readonly tenant: Tenant
  readonly verificationId: string
  readonly face: PersonsFace
  readonly searched: Searched
  readonly checkOf: (found: DuplicateFace) => Check
}

/**
 * Compares the face that a run saw with those of other persons in the same organization and mode, where the
 * organization has turned that on, and enrols it. Most of the search is done before the transaction that finishes the
 * run; what was enrolled meanwhile is looked at inside, under the lock of the terms: of two runs at once, the second
 * sees the first.
 */
export function searchForDuplicates(deps: DuplicateFaceDeps): PrepareAddition {
  return async ({ verification, verifier, findings, signal }) => {
    const { id: verificationId, organizationId, mode } = verification
    const tenant = { organizationId, mode }
    const { checkDuplicateFace: checkOf } = verifier
    const { seen } = findings
    if (seen === undefined || checkOf === undefined) return null
    if ((await findTerms(deps.db, tenant)) === undefined) return null
    if (seen.face === null || seen.face.net !== deps.limits.net)
      return async () => ({ checks: [checkOf({ kind: 'no_face' })], linked: [] })
    if (seen.number === null) return async () => ({ checks: [checkOf({ kind: 'no_number' })], linked: [] })
    const face = { ...seen.face, person: personOf(deps.facePersonKey, tenant, seen.number) }
    const searched = await deps.live.search(tenant, face, signal)
    return (tx) => finish(tx, deps, { tenant, verificationId, face, searched, checkOf })
  }
}

async function finish(tx: Tx, { keyring, limits }: DuplicateFaceDeps, searching: Searching): Promise<Addition> {
  const { tenant, verificationId, face, searched, checkOf } = searching
  const terms = await lockTerms(tx, tenant)
  if (terms === undefined) return NOTHING
  const sealer = await keyring.forOrganization(tx, tenant.organizationId)
  const late = await listFacesAfter(tx, tenant, { net: limits.net, after: searched.through, limit: LATE_MAX })
  const hits = inOrder([...searched.hits, ...(await searchLate(sealer, late, { face, limits }))])
  const numbers = hits.map(({ number }) => number)
  const kept = await findKept(tx, tenant, { numbers, retentionDays: terms.retentionDays })
  const verificationOf = new Map(kept.map((each) => [each.number, each.verificationId]))
  const others = hits.flatMap((hit) => {
    const id = verificationOf.get(hit.number)
    return id === undefined || id === verificationId ? [] : [{ ...hit, id }]
  })
  await deleteFace(tx, verificationId)
  await insertFace(tx, tenant, { verificationId, net: limits.net, faceSealed: sealFace(sealer, verificationId, face) })
  const found = ({ kind, distance }: FaceHit) => checkOf({ kind, distance, verifications: others.length })
  const [first] = others
  if (first === undefined) {
    return { ...NOTHING, checks: [checkOf({ kind: 'none', compared: searched.compared + late.length })] }
  }
  const linked = others.slice(0, LINKED_MAX).map((hit) => ({ id: hit.id, reasonCode: found(hit).reason_code ?? '' }))
  return { checks: [found(first)], linked }
}

async function searchLate(
  sealer: Sealer,
  rows: readonly FaceRow[],
  { face, limits }: { readonly face: PersonsFace; readonly limits: HitLimits },
): Promise<readonly FaceHit[]> {
  if (rows.length === 0) return []
  const index = new FaceIndex(limits)
  for (const row of rows) {
    const other = openFace(sealer, row)
    if (other !== null) index.add(row.number, other)
  }
  return index.search(face)
}
