import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addBackupCommands } from './backup.ts'
import { addBanksCommand } from './banks.ts'
import { addCreditsCommand } from './credits.ts'
import { addDoctorCommand } from './doctor.ts'
import { addKeyCommand } from './key.ts'
import { addListsCommand } from './lists.ts'
import { addMigrateCommand } from './migrate.ts'
import { addServeCommand } from './serve.ts'
import { addSimulateCommand } from './simulate.ts'
import type { Terminal } from './terminal.ts'
import { addUserCommand } from './user.ts'
import { addVerifyCommand } from './verify.ts'

/** The command line: one file per command. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('absah')
    .description('Absah: check identity cards and payment receipts at home.')
    .version(packageJson.version)
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
  addServeCommand(program, terminal)
  addMigrateCommand(program, terminal)
  addKeyCommand(program, terminal)
  addUserCommand(program, terminal)
  addCreditsCommand(program, terminal)
  addListsCommand(program, terminal)
  addBanksCommand(program, terminal)
  addVerifyCommand(program, terminal)
  addDoctorCommand(program, terminal)
  addBackupCommands(program, terminal)
  addSimulateCommand(program)
  return program
}
