import type { CurrentVersion, EntryPlace, ListChanges, Screening } from '../../engines/screening/screening.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { findDelisted } from './find-gone.ts'
import { type RescreenDeps, rescreenWatched } from './rescreen-watched.ts'
import { finishPass, listWatched, makeAllDue, makeDue, movePass, type Pass, takePass } from './store.ts'

export interface ChangesDeps extends RescreenDeps {
  readonly db: Db
  readonly onRaised: (verificationId: string) => void
}

const ENTRIES_AT_ONCE = 10_000
const WATCHED_AT_ONCE = 50

/**
 * Screens everybody watched against what changed in a list since it was last looked at: some entries at a time, and of
 * those some of the watched. Each step is a transaction of its own that writes how far it is with what it found, so that
 * a crash repeats nothing and loses nothing; of several workers one does it.
 */
export async function rescreenChanged(deps: ChangesDeps, source: Source, signal: AbortSignal): Promise<void> {
  const chunkAt = createChunkReader(deps, source)
  while (!signal.aborted) {
    const { isOver, raised } = await inTransaction(deps.db, (tx) => takeStep(tx, deps, { ...source, chunkAt }))
    for (const id of raised) deps.onRaised(id)
    if (isOver) return
  }
}

/** A version, and where its changes are read. */
export interface Source {
  readonly version: CurrentVersion
  readonly changes: ListChanges
}

interface Step extends Source {
  /** In the first round there is a chunk though no entry changed: some may have left the list. */
  readonly chunkAt: (after: EntryPlace, isFirstRound: boolean) => Promise<Chunk>
}

async function takeStep(tx: Tx, deps: ChangesDeps, { version, changes, chunkAt }: Step) {
  const pass = await takePass(tx, version.key)
  if (pass === undefined || pass.through >= version.number) return OVER
  const { after, watchedAfter } = placeOf(pass, version)
  const owner = version.own?.owner
  const ids = await listWatched(tx, { after: watchedAfter, limit: WATCHED_AT_ONCE, owner })
  const isAnybodyWatched = ids.length > 0 || watchedAfter !== null
  const isFirstRound = after.since === pass.through + 1 && after.id === ''
  const chunk = isAnybodyWatched ? await chunkAt(after, isFirstRound) : NOTHING
  if (chunk === NOTHING) {
    // Of a version that was replaced meanwhile nothing is kept to read: its successor takes over.
    if (isAnybodyWatched && !(await isCurrent(changes, version))) return OVER
    await finishPass(tx, version)
    // Results made before there was such a list say nothing of it.
    if (version.isFirst || pass.through === 0) await makeAllDue(tx, owner)
    return OVER
  }
  const rescreened = await rescreenWatched(tx, deps, {
    ids,
    screeningFor: async () => chunk.screening,
    ...(isFirstRound ? { findGone: findDelisted(changes, version) } : {}),
  })
  await makeDue(tx, rescreened.without)
  const isChunkDone = ids.length < WATCHED_AT_ONCE
  await movePass(tx, version, {
    after: isChunkDone ? chunk.end : after,
    watchedAfter: isChunkDone ? null : (ids.at(-1) ?? null),
  })
  return { isOver: false, raised: rescreened.raised }
}

const OVER: { isOver: boolean; raised: readonly string[] } = { isOver: true, raised: [] }

async function isCurrent(changes: ListChanges, { versionId }: CurrentVersion): Promise<boolean> {
  return (await changes.current()).some((each) => each.versionId === versionId)
}

/** A version that came while another was under way begins anew: what was found by then is in the outputs already. */
function placeOf(pass: Pass, version: CurrentVersion) {
  if (pass.versionId === version.versionId) return { after: pass.after, watchedAfter: pass.watchedAfter }
  return { after: { since: pass.through + 1, id: '' }, watchedAfter: null }
}

type Chunk =
  /** `end`: the place of its last entry. */
  { readonly screening: Screening; readonly end: EntryPlace } | typeof NOTHING

const NOTHING = 'nothing'

/** Keeps the last chunk: its entries are screened against some of the watched after the other. */
function createChunkReader({ screening }: ChangesDeps, { changes, version }: Source) {
  const { versionId, list, own } = version
  let kept: { readonly after: EntryPlace; readonly chunk: Chunk } | null = null
  let all: Screening | null = null
  return async (after: EntryPlace, isFirstRound: boolean): Promise<Chunk> => {
    if (kept?.after.since === after.since && kept.after.id === after.id) return kept.chunk
    const changed = await changes.read({ versionId, after, limit: ENTRIES_AT_ONCE, owner: own?.owner })
    const end = changed.at(-1)?.place ?? { since: version.number + 1, id: '' }
    if (changed.length === 0 && !isFirstRound) return NOTHING
    all ??= await screening.refresh()
    const entries = changed.map(({ entry }) => ({ list, entry }))
    const chunk = { screening: all.within(entries, own === undefined ? undefined : [own.declared]), end }
    kept = { after, chunk }
    return chunk
  }
}
