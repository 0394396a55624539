interface Happened {
  readonly at: Date
}

/**
 * Merges two lists by time, each of which keeps its own order: two moves that waited for each other may carry times in
 * the wrong order, their sequence is right. At the same time the first list comes first.
 */
export function inOrder<First extends Happened, Second extends Happened>(
  first: readonly First[],
  second: readonly Second[],
): readonly (First | Second)[] {
  const merged: (First | Second)[] = []
  let next = 0
  for (const each of first) {
    for (let other = second[next]; other !== undefined && other.at < each.at; other = second[next]) {
      merged.push(other)
      next += 1
    }
    merged.push(each)
  }
  return [...merged, ...second.slice(next)]
}
