import { enableCompileCache } from 'node:module'
import { compileCacheFolder } from './cli/compile-cache-folder.ts'

try {
  const { env, stdout: out, stderr: err, stdin } = process
  const cache = compileCacheFolder(env.ABSAH_DATA)
  if (cache !== null) enableCompileCache(cache)
  const { runProgram } = await import('./cli/program.ts')
  await runProgram({ env, out, err, in: stdin }, process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${describe(error)}\n`)
  process.exitCode = 1
}

/** What an operator can act on: our own words as they are, an unforeseen error with where it came from. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `absah: ${String(error)}`
  if (error.name === 'ConfigError') return error.message
  return process.env.LOG_LEVEL === 'debug' ? `absah: ${error.stack}` : `absah: ${error.message}`
}
