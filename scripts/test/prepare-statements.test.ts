import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prepareStatements } from './prepare-statements.ts'
import { readStatements } from './read-statements.ts'
import { findSystemPostgres } from './system-postgres.ts'

const system = findSystemPostgres()

it.skipIf(system === null)(
  'finds the statement that only the embedded PostgreSQL knows (needs a PostgreSQL of the system older than 18)',
  async () => {
    if (system === null) throw new Error('skipIf let it through')

    const prepared = await prepareStatements(
      [
        'SELECT id FROM organizations WHERE id = $1',
        // Known since PostgreSQL 18.
        'SELECT uuidv7()',
        'SELECT 1 FROM table_of_a_test',
        'SELECT 1; DROP TABLE organizations',
        'CREATE TABLE never_made (id int)',
      ],
      system,
    )

    expect(prepared.taken).toBe(1)
    expect(prepared.foreign).toBe(2)
    expect(prepared.refused.map(({ text }) => text)).toEqual(['SELECT uuidv7()'])
  },
)

it('reads each statement once from a log, over several lines, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'absah-log-'))
  try {
    const log = [
      '>>> LOG:  statement: BEGIN',
      '>>> LOG:  execute s1: SELECT a',
      '\tFROM b WHERE c = $1',
      '>>> LOG:  execute <unnamed>: SELECT a',
      '\tFROM b WHERE c = $1',
      '>>> ERROR:  relation "x" does not exist',
      'initdb says something',
      '>>> LOG:  statement: COMMIT',
      '',
    ]
    writeFileSync(join(folder, 'postgres.log'), log.join('\n'))

    const found = await readStatements(join(folder, 'postgres.log'), '>>> ')

    expect(found).toEqual(['BEGIN', 'SELECT a\nFROM b WHERE c = $1', 'COMMIT'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
