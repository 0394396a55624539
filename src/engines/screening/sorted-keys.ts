import type { NumberList } from './number-list.ts'

/** Numbers found by a key: many keys, each with a few. */
export interface SortedKeys {
  /** Calls `take` with each number of the key, and some more than once. */
  each(key: number, take: (value: number) => void): void
}

/** @param keys and the value of each, at the same place in `values` */
export function sortKeys(keys: NumberList, values: NumberList): SortedKeys {
  const sorted = sortTogether(keys.finish(), values.finish())
  return {
    each(key, take) {
      for (let at = firstOf(sorted.keys, key); sorted.keys[at] === key; at += 1) take(sorted.values[at] ?? 0)
    },
  }
}

interface Parallel {
  readonly keys: Uint32Array
  readonly values: Uint32Array
}

/** Least significant digit radix sort, 16 bits at a time. */
function sortTogether(keys: Uint32Array, values: Uint32Array): Parallel {
  let from: Parallel = { keys, values }
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537)
    for (const key of from.keys)
      starts[((key >>> shift) & 0xffff) + 1] = (starts[((key >>> shift) & 0xffff) + 1] ?? 0) + 1
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
    const to = { keys: new Uint32Array(keys.length), values: new Uint32Array(values.length) }
    for (let at = 0; at < keys.length; at += 1) {
      const key = from.keys[at] ?? 0
      const digit = (key >>> shift) & 0xffff
      const place = starts[digit] ?? 0
      starts[digit] = place + 1
      to.keys[place] = key
      to.values[place] = from.values[at] ?? 0
    }
    from = to
  }
  return from
}

/** Where the key is in sorted keys, the first time; where it is not, the place of the next one. */
export function firstOf(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
