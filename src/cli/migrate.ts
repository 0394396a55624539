import type { Command } from 'commander'
import { print, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

export function addMigrateCommand(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description('bring the database up to this release (serve does so by itself)')
    .action(async () => {
      await withFoundation(terminal, async () => print(terminal, 'The database is up to date.'))
    })
}
