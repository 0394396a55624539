import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Nodes {
  /** Where a node listens; null while it is being started again. */
  readonly urls: readonly (string | null)[]
  /** Kills one in the middle of whatever it does, and starts another in its place. */
  replace(index: number): Promise<void>
  killAll(): Promise<void>
}

/** Whole nodes in processes of their own, serving and working, to be killed. */
export async function startNodes(count: number, settings: Readonly<Record<string, string>>): Promise<Nodes> {
  const processes: ChildProcess[] = []
  const urls: (string | null)[] = Array.from({ length: count }, () => null)
  let isEnding = false
  // A connection that is cut while a node starts ends it: like any supervisor, this starts another.
  const start = async (index: number, triesLeft = 5): Promise<void> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../worker-process.ts')], {
      env: { ...process.env, ...settings, WORKER_ROLE: 'all', WORKER_NAME: `node ${index}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    processes[index] = child
    const address = await addressOf(child)
    if (address !== null) urls[index] = address
    else if (triesLeft > 0 && !isEnding) await start(index, triesLeft - 1)
    else if (!isEnding) throw new Error('no node could be started')
  }
  const kill = async (index: number) => {
    const child = processes[index]
    urls[index] = null
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await Promise.all(urls.map((_, index) => start(index)))
  let replacing = Promise.resolve()
  return {
    urls,
    replace(index) {
      replacing = replacing.then(async () => {
        await kill(index)
        await start(index)
      })
      return replacing
    },
    async killAll() {
      isEnding = true
      await Promise.all(processes.map((_, index) => kill(index)))
    },
  }
}

/** The address it tells once it is ready; null when it ended before. What it says later is read and let go. */
function addressOf(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) throw new Error('the node has no output')
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve) => {
    let address = ''
    lines.on('line', (line) => {
      if (line.startsWith('at ')) address = line.slice(3)
      if (line === 'ready') resolve(address)
    })
    child.once('exit', () => resolve(null))
  })
}
