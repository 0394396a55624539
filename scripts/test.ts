import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DATABASE_FILES } from '../test/test-server.ts'
import { findSystemPostgres, withSystemPostgres } from './test/system-postgres.ts'
import { type Counts, ROOT, runVitest } from './test/vitest-run.ts'

/**
 * `npm test`: the whole suite on the embedded PostgreSQL, then the files that used a database again on the system's
 * PostgreSQL, so that no SQL creeps in which only one of them knows. Arguments go to vitest (`npm test -- src/lib`).
 */
async function main(args: readonly string[]): Promise<number> {
  const runDir = mkdtempSync(join(tmpdir(), 'absah-test-'))
  try {
    const onEmbedded = await runVitest(args, runDir, {})
    const files = readdirSync(join(runDir, DATABASE_FILES)).map((name) => relative(ROOT, decodeURIComponent(name)))
    const onSystem = await runOnSystem(files, runDir)
    const total = add(onEmbedded, onSystem)
    say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
    return total.failed === 0 && total.passed > 0 ? 0 : 1
  } finally {
    rmSync(runDir, { recursive: true, force: true })
  }
}

async function runOnSystem(files: readonly string[], runDir: string): Promise<Counts> {
  const none = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return none
  const system = findSystemPostgres()
  if (system === null) {
    say('No PostgreSQL (15 or newer) is installed on this system: the second run of the database tests is skipped.')
    return none
  }
  say(`The ${files.length} files that use a database again, on PostgreSQL ${system.version} of this system:`)
  return withSystemPostgres(system, (adminUrl) => runVitest(files, runDir, { ABSAH_TEST_DATABASE_URL: adminUrl }))
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main(process.argv.slice(2))
