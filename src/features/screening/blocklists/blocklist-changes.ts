import type { EntryPlace, ListChanges, ListOwner } from '../../../engines/screening/screening.ts'
import type { OwnListsDeps } from './own-lists.ts'
import { openPages, versionOf } from './pages.ts'
import { findByVersion, listAllBlocklists, readPages } from './store.ts'

/** What has changed in the lists of organizations, each for its own watched alone. */
export function createBlocklistChanges({ db, keyring }: OwnListsDeps): ListChanges {
  /** Null: it is no current version. */
  async function open({ versionId, owner }: { versionId: string; owner?: ListOwner | undefined }) {
    if (owner === undefined) return null
    const list = await findByVersion(db, owner, versionId)
    if (list === undefined) return null
    const sealer = await keyring.forOrganization(db, owner.organizationId)
    return openPages(sealer, list.id, await readPages(db, list.id))
  }
  return {
    async current() {
      return (await listAllBlocklists(db)).map((list) => {
        const { id, version: number, versionId, organizationId, mode } = list
        const declared = versionOf(list)
        const owner = { organizationId, mode }
        const { list: name, version } = declared
        return { key: id, list: name, versionId, version, number, isFirst: number === 1, own: { owner, declared } }
      })
    },
    async read({ versionId, after, limit, owner }) {
      const entries = await open({ versionId, owner })
      return (entries ?? [])
        .map(({ entry, since }) => ({ entry, place: { since, id: entry.id } }))
        .filter(({ place }) => inOrder(place, after) > 0)
        .sort((a, b) => inOrder(a.place, b.place))
        .slice(0, limit)
    },
    async missing({ versionId, owner, ids }) {
      const entries = await open({ versionId, owner })
      if (entries === null) return []
      const known = new Set(entries.map(({ entry }) => entry.id))
      return ids.filter((id) => !known.has(id))
    },
  }
}

function inOrder(a: EntryPlace, b: EntryPlace): number {
  if (a.since !== b.since) return a.since - b.since
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
