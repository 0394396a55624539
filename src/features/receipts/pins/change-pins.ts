import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { operatorAct, type RecordAct } from '../../access/act.ts'
import { deletePins, type StoredPin, upsertPin } from './store.ts'

export interface PinDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

const NOWHERE = { organizationId: null, groupId: null, target: null } as const

/** Trusts a server by its key from now on, in place of the key it was trusted by before. */
export function storePin({ db, recordAct }: PinDeps, pinned: Omit<StoredPin, 'pinnedAt'>): Promise<void> {
  return inTransaction(db, async (tx) => {
    await upsertPin(tx, pinned)
    await recordAct(tx, operatorAct({ ...NOWHERE, action: 'bank_pin.stored', details: { ...pinned } }))
  })
}

/** Takes every pin of a bank away and answers what they were; its servers are then trusted by their certificates alone. */
export function removePins({ db, recordAct }: PinDeps, bank: string): Promise<readonly StoredPin[]> {
  return inTransaction(db, async (tx) => {
    const removed = await deletePins(tx, bank)
    for (const { origin, pin } of removed) {
      await recordAct(tx, operatorAct({ ...NOWHERE, action: 'bank_pin.removed', details: { bank, origin, pin } }))
    }
    return removed
  })
}
