import type { ObjectKind } from '../../platform/backup/object-kind.ts'
import { sealedStreamBytes } from '../../platform/encryption/sealer.ts'
import { operatorAct } from '../access/act.ts'
import { recordAct } from '../audit/door.ts'
import { findStored, markLost } from './store.ts'

/** The contents of uploaded files, for backups. */
export const fileObjects: ObjectKind = {
  async findNamed(db) {
    const stored = await findStored(db)
    return stored.map(({ storageKey, sizeBytes }) => ({ key: storageKey, sizeBytes: sealedStreamBytes(sizeBytes) }))
  },
  async markLost(tx, keys) {
    for (const { id, organizationId, groupId, mode } of await markLost(tx, keys)) {
      const act = operatorAct({ organizationId, groupId, action: 'file.lost', target: { kind: 'file', id } })
      await recordAct(tx, { ...act, mode })
    }
  },
}
