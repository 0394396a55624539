import type { ObjectKind } from '../../platform/backup/object-kind.ts'
import { sealedStreamBytes } from '../../platform/encryption/sealer.ts'
import { operatorAct } from '../access/act.ts'
import { recordAct } from '../audit/door.ts'
import { exportIdOf, keyOf } from './export-file.ts'
import { findOpen, markLost } from './store.ts'

/** The files of exports that can be fetched, for backups. */
export const exportObjects: ObjectKind = {
  async findNamed(db) {
    const open = await findOpen(db)
    return open.map(({ sizeBytes, ...each }) => ({ key: keyOf(each), sizeBytes: sealedStreamBytes(sizeBytes) }))
  },
  async markLost(tx, keys) {
    const ids = keys.flatMap((key) => exportIdOf(key) ?? [])
    for (const { id, organizationId, groupId, mode } of await markLost(tx, ids)) {
      const act = operatorAct({ organizationId, groupId, action: 'export.lost', target: { kind: 'export', id } })
      await recordAct(tx, { ...act, mode })
    }
  },
}
