import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

/** One gate: a script that Node runs, silent about what is right, exiting with anything but 0 when something is not. */
export interface Gate {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
}

const ROOT = path.join(import.meta.dirname, '..')
const FOLDERS = ['src', 'test', 'scripts', 'bench', 'simulator', 'dashboard', 'clients']
const GATE_MS_MAX = 300_000

/** All gates, in the order in which somebody would want to hear of them. */
export const gates: readonly Gate[] = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'dashboard', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit', '--project', 'dashboard'] },
  { name: 'lint', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'imports',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder)))],
  },
  { name: 'tidy', script: 'scripts/tidy.ts', args: [] },
  { name: 'generated', script: 'scripts/generate.ts', args: ['--check'] },
  { name: 'openapi', script: 'scripts/lint-openapi.ts', args: [] },
  { name: 'first-screen', script: 'scripts/first-screen.ts', args: [] },
]

export interface CheckOptions {
  readonly root: string
  readonly write: (text: string) => void
}

/**
 * Runs the gates, as many at once as there are cores, all of them whatever they answer. Prints one line for each as
 * it ends, and what the failing ones had to say.
 *
 * @returns true when every gate passed.
 */
export async function check(chosen: readonly Gate[], { root, write }: CheckOptions): Promise<boolean> {
  const width = Math.max(...chosen.map(({ name }) => name.length))
  const waiting = [...chosen]
  const results: boolean[] = []
  const runNext = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const { isPassed, seconds, output } = await run(gate, root)
      write(`${isPassed ? 'ok  ' : 'FAIL'}  ${gate.name.padEnd(width)}  ${seconds.toFixed(1)} s\n`)
      if (!isPassed) write(`${output.trimEnd().replaceAll(/^(?=.)/gm, '      ')}\n`)
      results.push(isPassed)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runNext))
  return results.every(Boolean)
}

interface GateResult {
  readonly isPassed: boolean
  readonly seconds: number
  readonly output: string
}

function run(gate: Gate, root: string): Promise<GateResult> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const args = [path.join(root, gate.script), ...gate.args]
    const options = { cwd: root, timeout: GATE_MS_MAX, maxBuffer: 64_000_000 }
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const stopped = error?.killed ? `stopped: ${error.message}\n` : ''
      const seconds = (performance.now() - startedAt) / 1000
      resolve({ isPassed: error === null, seconds, output: `${stdout}${stderr}${stopped}` })
    })
  })
}

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !gates.some((gate) => gate.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `No gate is called ${unknown.join(', ')}. There are: ${gates.map(({ name }) => name).join(', ')}\n`,
    )
    process.exitCode = 2
    return
  }
  const chosen = gates.filter(({ name }) => names.length === 0 || names.includes(name))
  const isPassed = await check(chosen, { root: ROOT, write: (text) => process.stdout.write(text) })
  process.exitCode = isPassed ? 0 : 1
}

if (import.meta.main) await main()
