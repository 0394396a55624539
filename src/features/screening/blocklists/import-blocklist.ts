import { hash } from 'node:crypto'
import { hashEntry, type ListEntry } from '../../../engines/screening/screening.ts'
import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { operatorAct, type RecordAct } from '../../access/act.ts'
import { openPages, sealPages } from './pages.ts'
import { deleteBlocklist, lockBlocklist, type Owner, readPages, replaceContents } from './store.ts'

export interface BlocklistDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly recordAct: RecordAct
}

export interface BlocklistImport {
  readonly owner: Owner
  readonly name: string
  /** As the importer reads them; it throws at the first damage. */
  readonly entries: AsyncIterable<ListEntry>
}

/** More are no list of one organization's own. */
const ENTRIES_MAX = 100_000

/**
 * Reads an organization's own list and puts it in place of what it was before, in one transaction.
 *
 * @returns how many entries it has.
 * @throws RangeError when it is empty, too long or has an id twice; what the importer throws. The old one is kept.
 */
export async function importBlocklist(deps: BlocklistDeps, wanted: BlocklistImport): Promise<number> {
  const entries = await collect(wanted.entries)
  const { owner, name } = wanted
  await inTransaction(deps.db, async (tx) => {
    const list = await lockBlocklist(tx, owner, { id: newId(), name })
    const sealer = await deps.keyring.forOrganization(tx, owner.organizationId)
    const before = openPages(sealer, list.id, await readPages(tx, list.id))
    const known = new Map(before.map(({ entry, since }) => [hashEntry(entry).toString('hex'), since]))
    const version = list.version + 1
    const hashes = entries.map((entry) => hashEntry(entry).toString('hex'))
    const dated = entries.map((entry, at) => ({ entry, since: known.get(hashes[at] ?? '') ?? version }))
    const sha256 = hash('sha256', hashes.join(''), 'buffer')
    const pages = sealPages(sealer, list.id, dated)
    await replaceContents(tx, { id: list.id, version, versionId: newId(), sha256, entryCount: entries.length, pages })
    await deps.recordAct(tx, actOn(owner, 'blocklist.imported', list.id))
  })
  return entries.length
}

/** False when there is no such list. */
export function removeBlocklist({ db, recordAct }: BlocklistDeps, owner: Owner, name: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const id = await deleteBlocklist(tx, owner, name)
    if (id !== undefined) await recordAct(tx, actOn(owner, 'blocklist.removed', id))
    return id !== undefined
  })
}

function actOn({ organizationId }: Owner, action: string, id: string) {
  return operatorAct({ organizationId, groupId: null, action, target: { kind: 'blocklist', id } })
}

async function collect(source: AsyncIterable<ListEntry>): Promise<readonly ListEntry[]> {
  const entries = new Map<string, ListEntry>()
  for await (const entry of source) {
    if (entries.has(entry.id)) throw new RangeError(`Two entries have the id ${entry.id}.`)
    entries.set(entry.id, { ...entry, topics: ['blocklist'] })
    if (entries.size > ENTRIES_MAX) throw new RangeError(`The list has more than ${ENTRIES_MAX} entries.`)
  }
  if (entries.size === 0) throw new RangeError('The list has no entries. The old version is kept.')
  return [...entries.values()]
}
