import { createStore, useStore } from '../../api/store.ts'

/** Cases whose personal data this tab shows plain, until it is loaded again. */
const revealedStore = createStore<ReadonlySet<string>>(new Set())

export function useRevealed(id: string): readonly [boolean, () => void] {
  const revealed = useStore(revealedStore)
  return [revealed.has(id), () => revealedStore.set(new Set([...revealed, id]))]
}
