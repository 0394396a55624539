import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Counts {
  readonly passed: number
  readonly failed: number
  /** The full names of tests that did not run. */
  readonly skipped: readonly string[]
}

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

const NOT_RUN: ReadonlySet<string> = new Set(['pending', 'skipped', 'todo'])

/**
 * Runs vitest with `args` (the first is its command), its output shown as it comes, and counts the tests. A file that could not be loaded, and a
 * run that ended badly although no test failed (an error outside tests, a database left behind), count as one failure.
 */
export async function runVitest(args: readonly string[], runDir: string, env: Record<string, string>): Promise<Counts> {
  const reportPath = join(runDir, 'report.json')
  rmSync(reportPath, { force: true })
  const child = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args].concat([
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
    ]),
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...envOf(runDir), ...env } },
  )
  // Ctrl-C reaches the child as well; this process stays to clean up after it.
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  const [code] = await once(child, 'exit')
  process.off('SIGINT', forward).off('SIGTERM', forward)
  const counts = readCounts(reportPath)
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function envOf(runDir: string): Record<string, string> {
  // A run starts some sixty decoders, readers and workers; compiled once, the next of a kind costs half.
  return { ABSAH_TEST_RUN_DIR: runDir, NODE_COMPILE_CACHE: join(runDir, 'compiled') }
}

function readCounts(reportPath: string): Counts {
  try {
    const report = Report.parse(JSON.parse(readFileSync(reportPath, 'utf8')))
    const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => NOT_RUN.has(status))
          .map(({ fullName }) => `${relative(ROOT, name)}: ${fullName}`),
      ),
    }
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  }
}
