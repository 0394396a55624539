import type { Command } from 'commander'
import { listBanks } from '../compose/banks.ts'
import { print, renderTable, type Terminal } from './terminal.ts'

export function addBanksCommand(program: Command, terminal: Terminal): void {
  const banks = program.command('banks').description('banks and wallets that payment receipts are asked of')
  banks
    .command('list')
    .description('the banks, what each needs to be asked, and its own services in the order in which they are asked')
    .action(() => {
      const rows = listBanks().map((bank) => [
        bank.code,
        bank.name,
        bank.requires.by,
        bank.requires.account,
        bank.isProven ? 'yes' : 'no',
        bank.lookups.map((lookup) => `${lookup.name} ${lookup.origin}`).join(', '),
      ])
      print(
        terminal,
        renderTable(['code', 'bank', 'asked by', 'account', 'proven on a real answer', 'lookups'], rows, 70),
      )
    })
}
