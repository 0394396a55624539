/** Two faces that were compared, or should have been. Only persons of one group and one sex are strangers worth counting. */
export interface FaceComparison {
  /** Of both persons, by origin: strangers of different groups are told apart too easily to say anything. */
  readonly group: string
  /** The same one twice: a true pair. */
  readonly persons: readonly [string, string]
  /** Width of the portrait that one of the two was printed in, pixels; null: neither was printed. */
  readonly portraitPx: number | null
  /** Null: not compared, since a face was missed or unfit. Never a match. */
  readonly distance: number | null
}

export const isTruePair = ({ persons: [one, other] }: FaceComparison) => one === other

/** Numbers in 0–1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
