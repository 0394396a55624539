import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STATEMENTS } from '../test/test-server.ts'
import { type Prepared, prepareStatements } from './test/prepare-statements.ts'
import { findSystemPostgres, type SystemPostgres, withSystemPostgres } from './test/system-postgres.ts'
import { type Counts, runVitest } from './test/vitest-run.ts'

/** First argument: the files that use a database, and no others, on the system's PostgreSQL. */
const ON_SYSTEM = '--on-system-postgres'
/** First argument: the files that start whole servers, command lines and browsers, or compare faces. */
const SYSTEM = '--system'
/** First argument: ways through the dashboard in a browser. */
const BROWSER = '--browser'
/** All the others. */
const QUICK = ['--project=shared', '--project=isolated']

/**
 * `npm test`: the suite on the embedded PostgreSQL, then each of its statements is prepared on the system's PostgreSQL,
 * so that no SQL creeps in which only one of them knows. Arguments go to vitest and may name any file
 * (`npm test -- src/lib`). `npm run test:system` runs the files that start processes of their own, `npm run test:browser` ways through the
 * dashboard, and `npm run test:postgres` those that use a database on the system's PostgreSQL, which then has to be there.
 */
async function main(args: readonly string[]): Promise<number> {
  const runDir = mkdtempSync(join(tmpdir(), 'absah-test-'))
  try {
    const total = await run(args, runDir)
    for (const name of total.skipped) say(`skipped: ${name}`)
    say(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
    return total.failed === 0 && total.passed > 0 ? 0 : 1
  } finally {
    rmSync(runDir, { recursive: true, force: true })
  }
}

async function run(args: readonly string[], runDir: string): Promise<Counts> {
  if (args[0] === ON_SYSTEM) return runOnSystem(runDir)
  if (args[0] === SYSTEM) return runVitest(['run', '--project=system'], runDir, {})
  if (args[0] === BROWSER) return runVitest(['run', '--project=browser'], runDir, {})
  if (args.length > 0) return runOnEmbedded(args, runDir)
  const counts = await runOnEmbedded(QUICK, runDir)
  say('Whole servers, command lines, browsers and faces are tested by: npm run test:system')
  return counts
}

async function runOnEmbedded(args: readonly string[], runDir: string): Promise<Counts> {
  const counts = await runVitest(['run', ...args], runDir, {})
  const system = findSystemPostgres()
  if (system !== null) return add(counts, await prepareAll(runDir, system))
  return add(counts, {
    ...NONE,
    skipped: ['each statement on a second PostgreSQL: this system has none of 15 or newer'],
  })
}

async function runOnSystem(runDir: string): Promise<Counts> {
  const system = findSystemPostgres()
  if (system === null) {
    say('No PostgreSQL (15 or newer) is installed on this system: install one, on Debian as the package postgresql.')
    return { ...NONE, failed: 1 }
  }
  say(`The files that use a database, on PostgreSQL ${system.version} of this system:`)
  return withSystemPostgres(system, (adminUrl) =>
    runVitest(['related', 'test/database.ts', '--run'], runDir, { ABSAH_TEST_DATABASE_URL: adminUrl }),
  )
}

async function prepareAll(runDir: string, system: SystemPostgres): Promise<Counts> {
  const path = join(runDir, STATEMENTS)
  if (!existsSync(path)) return NONE
  const texts = JSON.parse(readFileSync(path, 'utf8')) as string[]
  const prepared = await prepareStatements(texts, system)
  report(prepared, system)
  const isTaken = prepared.refused.length === 0
  return { passed: isTaken ? 1 : 0, failed: isTaken ? 0 : 1, skipped: [] }
}

function report({ taken, foreign, refused }: Prepared, system: SystemPostgres): void {
  say(
    `PostgreSQL ${system.version} of this system prepared ${taken} different statements of the run and refused ${refused.length} ` +
      `that the embedded one takes; ${foreign} are about tables of a test.`,
  )
  for (const { text, reason } of refused) say(`refused (${reason}): ${text.slice(0, 500)}`)
}

const NONE: Counts = { passed: 0, failed: 0, skipped: [] }

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main(process.argv.slice(2))
