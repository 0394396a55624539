import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addSimulateCommand } from './simulate.ts'
import type { Terminal } from './terminal.ts'

/** Gives a command its options and subcommands. */
export type AddCommand = (command: Command, terminal: Terminal) => void

interface ListedCommand {
  /** Name and arguments, as commander reads them. */
  readonly usage: string
  readonly description: string
  /** Most commands need a part of the platform, which takes its time to load. */
  readonly load: () => Promise<AddCommand>
}

const COMMANDS: readonly ListedCommand[] = [
  {
    usage: 'serve',
    description: 'start the server; settings come from the environment (docs/settings.md)',
    load: async () => (await import('./serve.ts')).addServeCommand,
  },
  {
    usage: 'migrate',
    description: 'bring the database up to this release (serve does so by itself)',
    load: async () => (await import('./migrate.ts')).addMigrateCommand,
  },
  { usage: 'key', description: 'API keys', load: async () => (await import('./key.ts')).addKeyCommand },
  {
    usage: 'user',
    description: 'people who sign in, with a password, to the same calls that keys make',
    load: async () => (await import('./user.ts')).addUserCommand,
  },
  {
    usage: 'credits',
    description: 'credits of a group',
    load: async () => (await import('./credits.ts')).addCreditsCommand,
  },
  {
    usage: 'lists',
    description: 'sanctions and PEP lists that names are screened against',
    load: async () => (await import('./lists.ts')).addListsCommand,
  },
  {
    usage: 'banks',
    description: 'banks and wallets that payment receipts are asked of',
    load: async () => (await import('./banks.ts')).addBanksCommand,
  },
  {
    usage: 'models',
    description: 'nets in place of those that Absah brings, in ABSAH_DATA',
    load: async () => (await import('./models.ts')).addModelsCommand,
  },
  {
    usage: 'verify [file]',
    description: 'verify a picture of a KTP, or whatever --service takes, and print what was found',
    load: async () => (await import('./verify.ts')).addVerifyCommand,
  },
  {
    usage: 'screen <file>',
    description:
      'screen the names of a CSV file (name, birth_date, country, gender, customer_reference, identifiers) on a server',
    load: async () => (await import('./screen.ts')).addScreenCommand,
  },
  {
    usage: 'doctor',
    description: 'say in words what this machine lacks to run the server',
    load: async () => (await import('./doctor.ts')).addDoctorCommand,
  },
  {
    usage: 'backup <file>',
    description: 'write the whole installation into one file, also while it is in use',
    load: async () => (await import('./backup.ts')).addBackupCommand,
  },
  {
    usage: 'restore <file>',
    description: 'bring a backup into a new, empty installation: all of it or nothing',
    load: async () => (await import('./backup.ts')).addRestoreCommand,
  },
]

/**
 * The command line: one file per command, and only the one that is asked for is loaded.
 *
 * @param args what stands behind the program's name.
 */
export async function runProgram(terminal: Terminal, args: readonly string[]): Promise<void> {
  const program = new Command('absah')
    .description('Absah: check identity cards and payment receipts at home.')
    .version(packageJson.version)
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
  const asked = args.find((each) => !each.startsWith('-') && each !== 'help')
  for (const { usage, description, load } of COMMANDS) {
    const command = program.command(usage).description(description)
    if (command.name() === asked) (await load())(command, terminal)
  }
  addSimulateCommand(program)
  await program.parseAsync(args, { from: 'user' })
}
