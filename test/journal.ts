/** What happened, in order; a test waits for it instead of sleeping. */
export interface Journal<Entry> {
  readonly entries: readonly Entry[]
  add(entry: Entry): void
  /** Resolves once the entries, those there already included, satisfy `isEnough`. */
  until(isEnough: (entries: readonly Entry[]) => boolean): Promise<void>
}

export function createJournal<Entry>(): Journal<Entry> {
  const entries: Entry[] = []
  const waiting = new Set<() => void>()
  return {
    entries,
    add(entry) {
      entries.push(entry)
      for (const look of waiting) look()
    },
    until(isEnough) {
      return new Promise((resolve) => {
        const look = () => {
          if (!isEnough(entries)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
  }
}
