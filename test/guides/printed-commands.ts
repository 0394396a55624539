/** The commands that a page prints, and what the test of the guides does with them. */
export interface PrintedBlock {
  readonly line: number
  readonly commands: string
  /** Why the block cannot run in the test; null where it runs as printed. */
  readonly notRunBecause: string | null
}

const FENCE = /^```sh\n([\s\S]*?)^```$/gm
const MARK = /<!-- not run: (.+) -->\n$/
/** Commands that stand in no fence would escape the test. */
const INDENTED = /^ {4}(?:bin\/absah|npm |curl |git |[A-Z_]+=\S+ bin)/m

/** The `sh` blocks of a page in their order. Throws for commands outside of them. */
export function printedBlocks(page: string, text: string): PrintedBlock[] {
  if (INDENTED.test(text)) throw new Error(`${page} prints commands outside of a sh block: fence them.`)
  return [...text.matchAll(FENCE)].map((found) => {
    const before = text.slice(0, found.index)
    return {
      line: before.split('\n').length,
      commands: found[1] ?? '',
      notRunBecause: MARK.exec(before)?.[1] ?? null,
    }
  })
}

/**
 * The blocks of a page as one script. Lines that set what a reader has to fill in (`KEY=chk_live_…`) are left out:
 * the test sets these. A call that answers an error ends the script.
 */
export function scriptOf(blocks: readonly PrintedBlock[], given: ReadonlySet<string>): string {
  const printed = blocks
    .filter(({ notRunBecause }) => notRunBecause === null)
    .map(({ line, commands }) => `echo "# line ${line}" >&2\n${commands}`)
    .join('\n')
    .split('\n')
    .filter((line) => !given.has(/^([A-Z_]+)=/.exec(line)?.[1] ?? ''))
  const unset = printed.filter((line) => /^[A-Z_]+=.*…/.test(line))
  if (unset.length > 0) throw new Error(`Nobody gives the test of the guides ${unset.join(', ')}`)
  return ['set -euo pipefail', 'curl() { command curl --fail-with-body "$@"; }', ...printed].join('\n')
}
