import type { SourceTree } from './source-tree.ts'

/** Something to change. `file` is relative to the repository root, `line` counts from 1. */
export interface Finding {
  readonly rule: string
  readonly file: string
  readonly line: number
  /** What to do. */
  readonly message: string
  /** Set by the rules whose findings may stand in the ratchet file until they shrink. */
  readonly measure?: Measure
}

export interface Measure {
  /** Stable name of the measured thing: a path, or a path and a function. */
  readonly key: string
  readonly size: number
}

/** One rule of the house: looks at the whole tree, answers what breaks it. */
export interface Rule {
  readonly name: string
  find(tree: SourceTree): readonly Finding[]
}
