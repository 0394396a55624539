import type { EntryPlace, ListChanges } from '../../../engines/screening/screening.ts'
import type { OwnListsDeps } from './own-lists.ts'
import { openPages, versionOf } from './pages.ts'
import { findByVersion, listAllBlocklists, readPages } from './store.ts'

/** What has changed in the lists of organizations, each for its own watched alone. */
export function createBlocklistChanges({ db, keyring }: OwnListsDeps): ListChanges {
  return {
    async current() {
      return (await listAllBlocklists(db)).map((list) => {
        const { id, version: number, versionId, organizationId, mode } = list
        const declared = versionOf(list)
        const owner = { organizationId, mode }
        const { list: name, version } = declared
        return { key: id, list: name, versionId, version, number, own: { owner, declared } }
      })
    },
    async read({ versionId, after, limit, owner }) {
      if (owner === undefined) return []
      const list = await findByVersion(db, owner, versionId)
      if (list === undefined) return []
      const sealer = await keyring.forOrganization(db, owner.organizationId)
      return openPages(sealer, list.id, await readPages(db, list.id))
        .map(({ entry, since }) => ({ entry, place: { since, id: entry.id } }))
        .filter(({ place }) => inOrder(place, after) > 0)
        .sort((a, b) => inOrder(a.place, b.place))
        .slice(0, limit)
    },
  }
}

function inOrder(a: EntryPlace, b: EntryPlace): number {
  if (a.since !== b.since) return a.since - b.since
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
