import type { Heading } from './find-header.ts'
import type { PlacedText, Table, TableBox, TableLine } from './tables.ts'

interface Body {
  readonly words: readonly PlacedText[]
  readonly lines: readonly TableLine[]
  readonly box: TableBox
}

/** How finely edges are looked for, in the width of the page. */
const STEP = 0.002

/**
 * Bands of the columns: an edge between two headings is a vertical line, where one stands there, else the middle of the
 * widest gap that the fewest words of the body cross.
 */
export function findColumns<Role extends string>(
  headings: readonly Heading<Role>[],
  body: Body,
): Table<Role>['columns'] {
  const edges = headings.slice(1).map((next, index) => {
    const before = headings[index] ?? next
    return edgeBetween(before.box, next.box, body)
  })
  return headings.map(({ role }, index) => ({ role, left: edges[index - 1] ?? 0, right: edges[index] ?? 1 }))
}

function edgeBetween(before: TableBox, next: TableBox, { words, lines, box }: Body): number {
  const from = (before[0] + before[2]) / 2
  const to = (next[0] + next[2]) / 2
  const ruled = lines.find(({ direction, box: line }) => {
    const x = (line[0] + line[2]) / 2
    return direction === 'vertical' && x > from && x < to && line[1] <= box[3] && line[3] >= box[1]
  })
  if (ruled !== undefined) return (ruled.box[0] + ruled.box[2]) / 2
  const crossings = (x: number) =>
    words.filter((word) => word.box[0] < x && word.box[2] > x).length +
    [before, next].filter((heading) => heading[0] < x && heading[2] > x).length
  const count = Math.max(1, Math.floor((to - from) / STEP))
  const steps = Array.from({ length: count }, (_, index) => from + (index + 0.5) * STEP)
  return middleOfLongest(steps, steps.map(crossings))
}

function middleOfLongest(steps: readonly number[], crossings: readonly number[]): number {
  const least = Math.min(...crossings)
  let best = { from: 0, length: 0 }
  for (let at = 0; at < steps.length; ) {
    let end = at
    while (end < steps.length && crossings[end] === least) end += 1
    if (end - at > best.length) best = { from: at, length: end - at }
    at = Math.max(end, at + 1)
  }
  const [first = 0, last = first] = [steps[best.from], steps[best.from + best.length - 1]]
  return (first + last) / 2
}
