import { isIP } from 'node:net'
import type { Command } from 'commander'
import { attemptKeyOf, openMasterKey } from '../compose/master-key.ts'
import {
  findRecoverable,
  type RecoverDeps,
  type Recovered,
  resetByOperator,
  unlockByOperator,
} from '../features/access/users/recover-user.ts'
import { recordAct } from '../features/audit/door.ts'
import { readNewPassword } from './read-new-password.ts'
import { print, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

interface ResetOptions {
  readonly email: string
  readonly passwordStdin?: true
}

interface UnlockOptions {
  readonly email: string
  readonly from?: string
}

/** The way back in for who cannot sign in any more. */
export function addUserRecoveryCommands(user: Command, terminal: Terminal): void {
  user
    .command('reset-password')
    .description('give a user another password: prints a one-time password, or reads one from standard input')
    .requiredOption('--email <address>', 'e-mail address the user signs in with')
    .option('--password-stdin', 'read the password from standard input')
    .action(async ({ email, passwordStdin }: ResetOptions) => {
      const chosen = passwordStdin === true ? await readNewPassword(terminal, email) : null
      await withUser(terminal, email, async (deps, found) => {
        const password = await resetByOperator(deps, found, chosen)
        if (chosen === null) print(terminal, password)
        terminal.err.write(
          `The password of ${found.email} was reset, the sessions ended and locks lifted.${chosen === null ? ' Printed is a one-time password: another has to be chosen with it.' : ''}\n`,
        )
      })
    })
  user
    .command('unlock')
    .description('let a user sign in again at once whom too many wrong passwords locked out')
    .requiredOption('--email <address>', 'e-mail address the user signs in with')
    .option('--from <address>', 'network address he signs in from: wrong passwords from elsewhere lock it no more')
    .action(async ({ email, from }: UnlockOptions) => {
      if (from !== undefined && isIP(from) === 0) throw new Error('that is no network address: use --from 203.0.113.7')
      await withUser(terminal, email, async (deps, found) => {
        await unlockByOperator(deps, found, from ?? null)
        print(terminal, `${found.email} may sign in again.`)
      })
    })
}

function withUser(
  terminal: Terminal,
  email: string,
  work: (deps: RecoverDeps, user: Recovered) => Promise<void>,
): Promise<void> {
  return withFoundation(terminal, async ({ db }, config) => {
    const found = await findRecoverable(db, email)
    if (found === undefined) throw new Error('there is no user with that e-mail address.')
    await work({ db, recordAct, attemptKey: attemptKeyOf(await openMasterKey(config)) }, found)
  })
}
