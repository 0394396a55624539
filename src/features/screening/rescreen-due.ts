import type { OwnLists } from '../../engines/screening/screening.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { findUnanswered } from './find-gone.ts'
import type { ChangesDeps } from './rescreen-changed.ts'
import { rescreenWatched } from './rescreen-watched.ts'
import { noteScreened, takeDue } from './store.ts'

const DUE_AT_ONCE = 50

export interface DueDeps extends ChangesDeps {
  readonly own: OwnLists
}

/**
 * Screens those who are newly watched, or whose verification was run again, against the whole lists: what changed between
 * their screening and now is not lost.
 */
export async function rescreenDue(deps: DueDeps, signal: AbortSignal): Promise<void> {
  for (;;) {
    if (signal.aborted) return
    const { count, raised } = await inTransaction(deps.db, async (tx) => {
      const ids = await takeDue(tx, DUE_AT_ONCE)
      if (ids.length === 0) return { count: 0, raised: [] }
      // After the watches were read: of those a pass went by before they were there, none misses what it screened.
      const lists = await deps.screening.refresh()
      const rescreened = await rescreenWatched(tx, deps, {
        ids,
        screeningFor: (result) => deps.own(result, lists),
        findGone: findUnanswered,
        isWhole: true,
      })
      await noteScreened(tx, ids)
      return { count: ids.length, raised: rescreened.raised }
    })
    for (const id of raised) deps.onRaised(id)
    if (count < DUE_AT_ONCE) return
  }
}
