import type { ObjectKind } from '../../../platform/backup/object-kind.ts'
import { operatorAct } from '../../access/act.ts'
import { recordAct } from '../../audit/door.ts'
import { findStored, markLost } from './store.ts'
import { keyOf, tableIdOf } from './table-file.ts'

/** The rows of tables, for backups. */
export const tableObjects: ObjectKind = {
  async findNamed(db) {
    const stored = await findStored(db)
    return stored.map(({ sizeBytes, ...each }) => ({ key: keyOf(each), sizeBytes }))
  },
  async markLost(tx, keys) {
    const ids = keys.flatMap((key) => tableIdOf(key) ?? [])
    for (const { verificationId, organizationId, groupId, mode } of await markLost(tx, ids)) {
      const target = { kind: 'verification', id: verificationId }
      const act = operatorAct({ organizationId, groupId, action: 'verification.table_lost', target })
      await recordAct(tx, { ...act, mode })
    }
  },
}
