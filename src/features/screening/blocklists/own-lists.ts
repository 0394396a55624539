import { bestMatches, type OwnLists, type Screening } from '../../../engines/screening/screening.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { openPages, versionOf } from './pages.ts'
import { type Blocklist, listBlocklists, readPages } from './store.ts'

export interface OwnListsDeps {
  readonly db: Db
  readonly keyring: Keyring
}

/** Organizations whose lists are kept in memory: at 100,000 entries each has about 100 MB. */
const KEPT_MAX = 8

interface Kept {
  readonly all: Screening
  readonly fingerprint: string
  readonly screening: Screening
}

/** Adds to the lists of all those of one organization and mode. A new version is seen at the next question. */
export function createOwnLists(deps: OwnListsDeps): OwnLists {
  const kept = new Map<string, Kept>()
  return async (owner, all) => {
    const lists = await listBlocklists(deps.db, owner)
    if (lists.length === 0) return all
    const key = `${owner.organizationId} ${owner.mode}`
    const fingerprint = lists.map(({ id, version }) => `${id}:${version}`).join()
    const known = kept.get(key)
    kept.delete(key)
    const isSame = known?.all === all && known.fingerprint === fingerprint
    const fresh = isSame ? known : { all, fingerprint, screening: join(all, await load(deps, all, lists)) }
    kept.set(key, fresh)
    const [oldest] = kept.keys()
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest)
    return fresh.screening
  }
}

async function load({ db, keyring }: OwnListsDeps, all: Screening, lists: readonly Blocklist[]): Promise<Screening> {
  const versions = lists.map(versionOf)
  const entries = []
  for (const [at, { id, organizationId }] of lists.entries()) {
    const sealer = await keyring.forOrganization(db, organizationId)
    const list = versions[at]?.list ?? ''
    for (const { entry } of openPages(sealer, id, await readPages(db, id))) entries.push({ list, entry })
  }
  return all.within(entries, versions)
}

function join(all: Screening, own: Screening): Screening {
  // What is kept grows old; an own list does not.
  const lists = () => [...all.lists(), ...own.lists().map((list) => ({ ...list, checkedAt: new Date() }))]
  return {
    lists,
    screen(query) {
      const matches = [...own.screen(query).matches, ...all.screen(query).matches]
      return { matches: bestMatches(matches), lists: lists() }
    },
    within: (entries, versions) => all.within(entries, versions),
  }
}
