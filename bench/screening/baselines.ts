/** Plain Levenshtein: 1 less the share of the longer text that must be edited. */
export function levenshteinLikeness(left: string, right: string): number {
  const longest = Math.max(left.length, right.length)
  if (longest === 0) return 1
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row[right.length] ?? 0) / longest
}

/** Jaro–Winkler with the usual prefix of four letters at 0.1. */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroOf(left, right)
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(left: string, right: string): number {
  if (left === right) return 1
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const used = new Set<number>()
  const common: string[] = []
  for (let i = 0; i < left.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(right.length - 1, i + reach); j += 1) {
      if (used.has(j) || left[i] !== right[j]) continue
      used.add(j)
      common.push(left[i] ?? '')
      break
    }
  }
  if (common.length === 0) return 0
  const other = [...used].sort((a, b) => a - b).map((at) => right[at])
  const swaps = common.filter((letter, at) => letter !== other[at]).length / 2
  return (common.length / left.length + common.length / right.length + (common.length - swaps) / common.length) / 3
}
