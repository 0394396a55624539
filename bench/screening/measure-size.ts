import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Names of drawn lists; 0: the lists themselves. */
export const SIZES = [0, 17_000, 100_000, 1_000_000]

interface SizeFigures {
  readonly names: number
  readonly requests_per_second_per_core: number
  readonly p99_ms: number
  readonly rss_mb: number
  readonly load_s: number
  /** Listed names that were asked as they are listed, and those of them whose entry was not among the best. */
  readonly recall_asked: number
  readonly recall_lost: number
}

interface Size {
  readonly dir: string
  /** The file of the people who are asked for. */
  readonly people: string
  readonly count: number
  readonly seed: number
}

/** Speed, memory and the law of recall over a list of so many names, in a process of its own. */
export function measureSize({ dir, people, count, seed }: Size, print: (line: string) => void): SizeFigures {
  const script = fileURLToPath(new URL('./size-process.ts', import.meta.url))
  const out = execFileSync(process.execPath, [script, dir, people, String(count), String(seed)], { encoding: 'utf8' })
  const figures: SizeFigures = JSON.parse(out)
  const { names, requests_per_second_per_core: speed, p99_ms, rss_mb, load_s, recall_asked, recall_lost } = figures
  print(
    `${names} names: ${speed} requests/s/core, p99 ${p99_ms} ms, ${rss_mb} MB, loaded in ${load_s} s; as listed ${recall_lost} lost of ${recall_asked}`,
  )
  return figures
}
