import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The repository that the gates guard, as an absolute path. */
export const REPOSITORY = path.join(import.meta.dirname, '..', '..')

export interface PlantedTree extends Disposable {
  readonly root: string
}

/**
 * Writes a small repository into a temporary folder: `files` by path, and of the real one the files named in `copied`.
 * With `using` it is removed at the end of the block.
 */
export function plantTree(files: Readonly<Record<string, string>>, copied: readonly string[] = []): PlantedTree {
  const root = mkdtempSync(path.join(tmpdir(), 'absah-gate-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  for (const file of copied) cpSync(path.join(REPOSITORY, file), path.join(root, file))
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

/** Lets a planted tree use the packages of the real repository. */
export function linkPackages({ root }: PlantedTree): void {
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'dir')
}

export interface ToolRun {
  readonly exitCode: number
  readonly output: string
}

/** Runs a script of this repository with the Node that runs the tests; `script` is relative to the repository. */
export function runTool(script: string, tree: PlantedTree, args: readonly string[]): Promise<ToolRun> {
  return runIn(tree, { command: process.execPath, args: [path.join(REPOSITORY, script), ...args], env: process.env })
}

export interface Command {
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Runs a command in the root of a planted tree. Of its output, standard error is given only where it said nothing else. */
export function runIn({ root }: PlantedTree, { command, args, env }: Command): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, timeout: 60_000, maxBuffer: 16_000_000, env: { ...env, NO_COLOR: '1' } }
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve({ exitCode: Number(error?.code ?? 0), output: stdout === '' ? stderr : stdout })
    })
  })
}
