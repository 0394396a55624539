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
  const start = async (index: number) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../worker-process.ts')], {
      env: { ...process.env, ...settings, WORKER_ROLE: 'all', WORKER_NAME: `node ${index}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    processes[index] = child
    urls[index] = await addressOf(child)
  }
  const kill = async (index: number) => {
    const child = processes[index]
    urls[index] = null
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await Promise.all(urls.map((_, index) => start(index)))
  return {
    urls,
    async replace(index) {
      await kill(index)
      await start(index)
    },
    async killAll() {
      await Promise.all(processes.map((_, index) => kill(index)))
    },
  }
}

/** The address it tells once it is ready. What it says later is read and let go. */
function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the node has no output')
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve, reject) => {
    let address = ''
    lines.on('line', (line) => {
      if (line.startsWith('at ')) address = line.slice(3)
      if (line === 'ready') resolve(address)
    })
    child.once('exit', () => reject(new Error('the node ended before it was ready')))
  })
}
