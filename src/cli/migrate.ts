import type { Command } from 'commander'
import { print, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

export function addMigrateCommand(command: Command, terminal: Terminal): void {
  command.action(async () => {
    await withFoundation(terminal, async () => print(terminal, 'The database is up to date.'))
  })
}
