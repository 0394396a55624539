import { type Command, Option } from 'commander'
import { operatorAct } from '../features/access/act.ts'
import { type ListedKey, listApiKeys, revokeApiKey } from '../features/access/api-keys.ts'
import type { Mode } from '../features/access/caller.ts'
import { createApiKey } from '../features/access/create-api-key.ts'
import { findGroup } from '../features/access/find-group.ts'
import { recordAct } from '../features/audit/door.ts'
import { newId } from '../lib/ids.ts'
import { inTransaction } from '../platform/database/database.ts'
import { print, renderTable, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

export function addKeyCommand(key: Command, terminal: Terminal): void {
  key
    .command('create')
    .description('make a key and print it, the only time it can be seen')
    .addOption(new Option('--mode <mode>', 'live or test').choices(['live', 'test']).makeOptionMandatory())
    .option('--group <name or id>', 'the group it belongs to', 'default')
    .option('--name <name>', 'what it is for', 'Made on the command line')
    .action((options: { mode: Mode; group: string; name: string }) =>
      withFoundation(terminal, async ({ db }) => {
        const place = await findGroup(db, options.group)
        const { mode, name } = options
        const id = newId()
        const key = await inTransaction(db, async (tx) => {
          await recordAct(tx, operatorAct({ ...place, action: 'api_key.created', target: { kind: 'api_key', id } }))
          return createApiKey(tx, { ...place, mode, name }, id)
        })
        print(terminal, key)
      }),
    )
  key
    .command('list')
    .description('list keys; the keys themselves are not stored')
    .action(() =>
      withFoundation(terminal, async ({ db }) => {
        const keys = await listApiKeys(db)
        const headings = ['ID', 'MODE', 'NAME', 'ENDS IN', 'GROUP', 'LAST USED', 'STATE']
        print(terminal, renderTable(headings, keys.map(rowOf)))
      }),
    )
  key
    .command('revoke <id>')
    .description('end a key at once; ids are listed by: key list')
    .action((id: string) =>
      withFoundation(terminal, async ({ db }) => {
        if (!(await revokeApiKey(db, id, recordAct)))
          throw new Error('there is no such key that is still good. List them with: bin/absah key list')
        print(terminal, `The key ${id} is revoked.`)
      }),
    )
}

function rowOf(key: ListedKey): string[] {
  const lastUsed = key.lastUsedAt?.toISOString().slice(0, 16) ?? 'never'
  return [key.id, key.mode, key.name, key.lastFour, key.group ?? 'all groups', lastUsed, stateOf(key)]
}

function stateOf(key: ListedKey): string {
  if (key.revokedAt !== null) return 'revoked'
  return key.expiresAt !== null && key.expiresAt <= new Date() ? 'expired' : 'good'
}
