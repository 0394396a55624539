import type { Bank, Receipt } from '../../../banks/bank.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import type { Scope } from '../../access/caller.ts'
import { findBank } from '../identify.ts'
import { openDetails } from '../sealed.ts'
import type { ReceiptSettings } from '../settings/store.ts'
import { type Hashing, isAlike, issuerOfSource, likenessOf, type PaymentHashes } from './payment-hashes.ts'
import { type EarlierCheck, findAlike, findElsewhere, findFirsts, lockAlike } from './store.ts'

/** What was known of a payment before it was confirmed now. */
export interface KnownBefore {
  readonly possibleDuplicateOf: number | null
  readonly elsewhereAt: Date | null
  readonly likenessHash: Buffer | null
}

export const NOTHING_BEFORE: KnownBefore = {
  possibleDuplicateOf: null,
  elsewhereAt: null,
  likenessHash: null,
}

export interface LookingBack {
  readonly checkId: string
  readonly scope: Scope
  readonly bank: Bank
  readonly receipt: Receipt
  readonly hashes: PaymentHashes
  readonly sealer: Sealer
  readonly settings: Pick<ReceiptSettings, 'duplicateElsewhere'>
  /** The branch has not confirmed it before: of several that are confirmed at once the later has to see the earlier. */
  readonly isFirst: boolean
}

/** Hints of the same payment at other banks and in other branches. */
export async function lookBack(tx: Tx, hashing: Hashing, looking: LookingBack): Promise<KnownBefore> {
  const alike = await findPossibleDuplicate(tx, hashing, looking)
  return { ...alike, elsewhereAt: await elsewhereAt(tx, looking) }
}

/**
 * The number of the first check, where an older server wrote it down by another code. Those did not hash the tenant: what
 * is still known of them says whether it is the same.
 */
export async function findFirstOfOld(
  tx: Tx,
  { banks }: Hashing,
  looking: Pick<LookingBack, 'checkId' | 'scope' | 'hashes' | 'sealer'>,
): Promise<number | null> {
  const { checkId, scope, hashes, sealer } = looking
  if (hashes.older.length === 0) return null
  const firsts = await findFirsts(tx, scope, { checkId, hashes: hashes.older })
  const isSame = (first: EarlierCheck) => {
    const source = openDetails(sealer, first.id, first.detailsSealed)?.sourceUrl
    const bank = findBank(banks, first.bank)
    // Of what is redacted nothing tells it from this one.
    return source == null || bank === undefined || issuerOfSource(banks, bank, source) === hashes.issuer
  }
  return firsts.find(isSame)?.number ?? null
}

async function findPossibleDuplicate(tx: Tx, hashing: Hashing, looking: LookingBack) {
  const { checkId, scope, bank, receipt, sealer } = looking
  const likeness = likenessOf(hashing, scope.organizationId, receipt)
  if (likeness === null) return { possibleDuplicateOf: null, likenessHash: null }
  if (looking.isFirst) await lockAlike(tx, scope, `${scope.groupId} ${likeness.place}`)
  const candidates = await findAlike(tx, scope, { checkId, hashes: likeness.near, bank: bank.code })
  const found = candidates.find((each) => {
    const other = openDetails(sealer, each.id, each.detailsSealed)?.receipt ?? null
    return other !== null && isAlike(receipt, other)
  })
  return { possibleDuplicateOf: found?.number ?? null, likenessHash: likeness.own }
}

async function elsewhereAt(tx: Tx, { scope, hashes, settings, isFirst }: LookingBack): Promise<Date | null> {
  if (!settings.duplicateElsewhere) return null
  if (isFirst) await lockAlike(tx, scope, hashes.reference.toString('hex'))
  return findElsewhere(tx, scope, hashes.reference)
}
