import { Pool } from 'undici'
import { describeMachine, percentiles, round } from '../numbers.ts'
import { instantVerifier } from '../pipeline/instant-verifier.ts'
import { type BenchPlatform, startBenchPlatform } from '../pipeline/platform.ts'
import { createFiller, GROUP_SIZE } from './fill.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000]
const ROWS_DEFAULT = 1_000_000
const PAGE_SIZE = 20
/** Not counted: what Node has not compiled yet would make the first size look slow. */
const WARM_UP = 200
const ASKED = 200

export interface ListFigures {
  readonly seed: null
  readonly rows: readonly number[]
  /** By call: milliseconds at each number of rows, and how much longer the last takes than the first. */
  readonly calls: Readonly<Record<string, CallFigures>>
}

interface CallFigures {
  readonly ms: readonly { readonly p50: number; readonly p99: number }[]
  readonly ratio: number
}

/** How long a page of a list takes as the rows grow: one caller, one call after the other, everything on one machine. */
export async function benchLists(rows: number | undefined, print: (line: string) => void): Promise<ListFigures> {
  print(`${describeMachine()}; no seed: nothing is random`)
  const platform = await startBenchPlatform({ role: 'api', verifiers: [instantVerifier(() => undefined)] })
  const sizes = SIZES.filter((each) => each <= (rows ?? ROWS_DEFAULT))
  const measured = new Map<string, { p50: number; p99: number }[]>()
  try {
    const fill = await createFiller(platform)
    for (const size of sizes) {
      const startedAt = performance.now()
      const places = await fill(size)
      print(`${size} verifications, filled up in ${round((performance.now() - startedAt) / 1000)} s`)
      for (const [name, path] of Object.entries(await callsOf(platform, places))) {
        const ms = percentiles(await ask(platform, path))
        measured.set(name, [...(measured.get(name) ?? []), ms])
        print(`  ${name.padEnd(36)} p50 ${ms.p50} ms, p99 ${ms.p99} ms`)
      }
    }
  } finally {
    await platform.stop()
  }
  const calls = Object.fromEntries(
    [...measured].map(([name, ms]) => [name, { ms, ratio: round((ms.at(-1)?.p50 ?? 0) / (ms[0]?.p50 ?? 1)) }]),
  )
  for (const [name, { ratio }] of Object.entries(calls)) {
    print(`${name}: ${ratio} times as long with ${sizes.at(-1)} as with ${sizes[0]}`)
  }
  return { seed: null, rows: sizes, calls }
}

/** The first page, one in the middle, rare ones, and what is read beside them. */
async function callsOf(platform: BenchPlatform, { middle, resultId }: { middle: string; resultId: string }) {
  const search = `/verifications/search?page_size=${PAGE_SIZE}`
  const { next_cursor: cursor } = await get(platform, `${search}&to=${encodeURIComponent(middle)}`)
  return {
    'search, newest page': search,
    'search, page in the middle': `${search}&cursor=${cursor}`,
    'search, NEED_REVIEW of the folder': `${search}&status=NEED_REVIEW&folder_id=${platform.folderId}`,
    'search, a status nothing has': `${search}&status=FRAUD_DETECTED`,
    [`result group of ${GROUP_SIZE}`]: `/verifications?result_id=${resultId}&page_size=${PAGE_SIZE}`,
    folders: `/folders?page_size=${PAGE_SIZE}`,
    folder: `/folders/${platform.folderId}`,
  }
}

async function ask({ url, key }: BenchPlatform, path: string): Promise<readonly number[]> {
  const pool = new Pool(url, { connections: 1 })
  const took: number[] = []
  for (let count = 0; count < WARM_UP + ASKED; count++) {
    const startedAt = performance.now()
    const { statusCode, body } = await pool.request({ method: 'GET', path, headers: { 'x-api-key': key } })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`)
    if (count >= WARM_UP) took.push(performance.now() - startedAt)
  }
  await pool.close()
  return took
}

async function get({ url, key }: BenchPlatform, path: string): Promise<{ readonly next_cursor: string }> {
  const answer = await fetch(`${url}${path}`, { headers: { 'x-api-key': key } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { next_cursor: string }
}
