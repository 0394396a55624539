import path from 'node:path'
import { parseArgs } from 'node:util'
import { withFreshServer } from './generated/fresh-server.ts'
import { findStale, makeAll, writeAll } from './generated/generated-file.ts'
import { generatedFiles } from './generated/generated-files.ts'

const ROOT = path.join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
  const made = await withFreshServer((server) => makeAll(generatedFiles, server))
  const stale = findStale(ROOT, made)
  if (!values.check) writeAll(ROOT, made)
  for (const each of stale)
    process.stdout.write(values.check ? `${each} is stale: run "npm run generate"\n` : `${each} written\n`)
  process.stdout.write(`${made.length - stale.length} of ${made.length} generated files were up to date\n`)
  process.exitCode = values.check && stale.length > 0 ? 1 : 0
}

await main()
