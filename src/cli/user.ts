import { type Command, Option } from 'commander'
import { operatorAct } from '../features/access/act.ts'
import { DUTIES, type Duty, type Role } from '../features/access/caller.ts'
import { createUser } from '../features/access/create-user.ts'
import { findGroup, type GroupPlace } from '../features/access/find-group.ts'
import { recordAct } from '../features/audit/door.ts'
import { newId } from '../lib/ids.ts'
import { inTransaction } from '../platform/database/database.ts'
import { readNewPassword } from './read-new-password.ts'
import { print, type Terminal } from './terminal.ts'
import { addUserRecoveryCommands } from './user-recovery.ts'
import { withFoundation } from './with-foundation.ts'

interface UserOptions {
  readonly email: string
  readonly role: Role
  readonly group: string
  readonly duty: readonly Duty[]
}

export function addUserCommand(user: Command, terminal: Terminal): void {
  const roles: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER']
  addUserRecoveryCommands(user, terminal)
  user
    .command('create')
    .description('make a user; the password is read from standard input')
    .requiredOption('--email <address>', 'e-mail address to sign in with')
    .addOption(new Option('--role <role>', 'what the user may do').choices(roles).makeOptionMandatory())
    .option('--group <name or id>', 'the group of a GROUP_USER; an owner owns its organization', 'default')
    .addOption(new Option('--duty <duty...>', 'what a GROUP_USER is there for').choices(DUTIES).default(['REVIEWER']))
    .requiredOption('--password-stdin', 'read the password from standard input')
    .action(async (options: UserOptions) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(options.email)) throw new Error('that is no e-mail address: use --email name@host')
      const password = await readNewPassword(terminal, options.email)
      await withFoundation(terminal, async ({ db }) => {
        const place = placeOf(options.role, await findGroup(db, options.group))
        const { email, role, duty: duties } = options
        const id = newId()
        const isNew = await inTransaction(db, async (tx) => {
          const isMade = await createUser(
            tx,
            { ...place, email, role, duties, password, mustChangePassword: false },
            id,
          )
          if (isMade)
            await recordAct(tx, operatorAct({ ...place, action: 'user.created', target: { kind: 'user', id } }))
          return isMade
        })
        if (!isNew) throw new Error('there is a user with that e-mail address already.')
        print(terminal, `The user ${email} was made with role ${role}.`)
      })
    })
}

function placeOf(role: Role, group: GroupPlace): { organizationId: string | null; groupId: string | null } {
  switch (role) {
    case 'SUPER_ADMIN':
      return { organizationId: null, groupId: null }
    case 'ORGANIZATION_OWNER':
      return { organizationId: group.organizationId, groupId: null }
    case 'GROUP_USER':
      return group
  }
}
