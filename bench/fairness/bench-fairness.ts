import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { describeMachine, median, round } from '../numbers.ts'
import { startServerProcess } from '../server-process.ts'
import { type Customer, createCustomer } from './customer.ts'
import { cyclicPdf, type HostileFile, heavyTiff } from './hostile-files.ts'
import type { FairServer } from './server.ts'

const TIMES = 10
const BEHIND = [4, 8, 20] as const
/** The others have begun by then. */
const HEAD_START_MS = 1_000
const SPECIMEN = new URL('../../specimens/ktp.jpg', import.meta.url)

interface Waits {
  readonly median_ms: number
  readonly worst_ms: number
  /** Over the median alone. */
  readonly median_ratio: number
  readonly worst_ratio: number
}

interface Compared {
  readonly alone_ms: number
  readonly behind: Readonly<Record<string, Waits>>
}

export interface FairnessFigures {
  readonly seed: null
  /** An upload while another organization has so many hostile ones under way. */
  readonly uploads: Compared
  /** A card's run while another organization has so many cards queued. */
  readonly runs: Compared
  /** A card's run while another organization has so many runs of hostile files queued. */
  readonly runs_behind_hostile: Compared
}

/** How long one organization waits behind the work of another, on a server with its real services. */
export async function benchFairness(print: (line: string) => void): Promise<FairnessFigures> {
  print(`${describeMachine()}; no seed: nothing is random; medians and worst of ${TIMES}`)
  const server = await startServerProcess<FairServer>(new URL('./server.ts', import.meta.url))
  try {
    const { url, keys } = server.ready
    const [few, many] = [await createCustomer(url, keys[0]), await createCustomer(url, keys[1])]
    const card = { name: 'ktp.jpg', bytes: await readFile(SPECIMEN) }
    return {
      seed: null,
      uploads: await compare('uploads', print, await uploadsBehind(few, many, card)),
      runs: await compare('runs', print, await runsBehind(few, many, { card, mine: card })),
      runs_behind_hostile: await compare(
        'runs behind hostile files',
        print,
        await runsBehind(few, many, { card, mine: null }),
      ),
    }
  } finally {
    await server.stop()
  }
}

/** `load` keeps so much work of the other under way until it is stopped; `measure` is one piece of ours. */
interface Experiment {
  readonly measure: () => Promise<void>
  readonly load: (count: number, signal: AbortSignal) => Promise<void>
}

async function uploadsBehind(few: Customer, many: Customer, card: HostileFile): Promise<Experiment> {
  const tiff = await heavyTiff()
  let sent = 0
  const next = () => (sent++ % 2 === 0 ? cyclicPdf(`${sent}`) : tiff(`${sent}`))
  return {
    async measure() {
      const { status } = await few.upload(card)
      if (status !== 201) throw new Error(`The upload was answered ${status}`)
    },
    async load(count, signal) {
      const one = async () => {
        while (!signal.aborted) await many.upload(next())
      }
      await Promise.all(Array.from({ length: count }, one))
    },
  }
}

interface RunFiles {
  readonly card: HostileFile
  /** What the other has read; null: another hostile file for each run. */
  readonly mine: HostileFile | null
}

async function runsBehind(few: Customer, many: Customer, { card, mine }: RunFiles): Promise<Experiment> {
  const ours = await pathOf(few, card)
  const theirs = mine === null ? null : await pathOf(many, mine)
  let sent = 0
  return {
    measure: async () => few.untilDone(await few.create(ours)),
    async load(count, signal) {
      let queued: string[] = []
      do {
        while (queued.length < count)
          queued.push(await many.create(theirs ?? (await pathOf(many, cyclicPdf(`run ${sent++}`)))))
        await pause(100)
        const open = await Promise.all(queued.map((id) => many.isOpen(id)))
        queued = queued.filter((_, index) => open[index])
      } while (!signal.aborted)
      if (theirs !== null) for (const id of queued) await many.untilDone(id)
    },
  }
}

async function pathOf(customer: Customer, file: HostileFile): Promise<string> {
  const { path, status } = await customer.upload(file)
  if (path === undefined) throw new Error(`The upload of ${file.name} was answered ${status}`)
  return path
}

async function compare(name: string, print: (line: string) => void, experiment: Experiment): Promise<Compared> {
  // Threads and processes start with the first one.
  await experiment.measure()
  const alone = median(await measureAll(experiment))
  print(`${name}: alone ${Math.round(alone)} ms`)
  const behind: Record<string, Waits> = {}
  for (const count of BEHIND) {
    const stop = new AbortController()
    const load = experiment.load(count, stop.signal)
    await pause(HEAD_START_MS)
    const times = await measureAll(experiment)
    stop.abort()
    await load
    const [middle, worst] = [median(times), Math.max(...times)]
    behind[count] = {
      ...{ median_ms: Math.round(middle), worst_ms: Math.round(worst) },
      ...{ median_ratio: round(middle / alone), worst_ratio: round(worst / alone) },
    }
    print(
      `  behind ${count}: median ${Math.round(middle)} ms (${round(middle / alone)} ×), worst ${Math.round(worst)} ms (${round(worst / alone)} ×)`,
    )
  }
  return { alone_ms: Math.round(alone), behind }
}

async function measureAll({ measure }: Experiment): Promise<number[]> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now()
    await measure()
    times.push(performance.now() - startedAt)
  }
  return times
}
