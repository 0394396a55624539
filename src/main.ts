import { buildProgram } from './cli/program.ts'
import { ConfigError } from './config.ts'

try {
  await buildProgram({ env: process.env, out: process.stdout, err: process.stderr, in: process.stdin }).parseAsync()
} catch (error) {
  process.stderr.write(`${describe(error)}\n`)
  process.exitCode = 1
}

/** What an operator can act on: our own words as they are, an unforeseen error with where it came from. */
function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.lines.join('\n')
  if (!(error instanceof Error)) return `absah: ${String(error)}`
  return process.env.LOG_LEVEL === 'debug' ? `absah: ${error.stack}` : `absah: ${error.message}`
}
