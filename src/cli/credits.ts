import { type Command, InvalidArgumentError } from 'commander'
import { operatorAct } from '../features/access/act.ts'
import { findGroup } from '../features/access/find-group.ts'
import { recordAct } from '../features/audit/door.ts'
import { topUp } from '../features/credits/door.ts'
import { inTransaction } from '../platform/database/database.ts'
import { print, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

const AMOUNT_MAX = 1_000_000_000

export function addCreditsCommand(credits: Command, terminal: Terminal): void {
  credits
    .command('add')
    .description('add credits to a group')
    .requiredOption('--group <name or id>', 'the group that gets them')
    .requiredOption('--amount <credits>', 'how many', parseAmount)
    .option('--note <text>', 'kept with the entry', 'Added on the command line')
    .action((options: { group: string; amount: number; note: string }) =>
      withFoundation(terminal, async ({ db }) => {
        const place = await findGroup(db, options.group)
        const { amount, note } = options
        const balance = await inTransaction(db, async (tx) => {
          const target = { kind: 'group', id: place.groupId }
          await recordAct(tx, operatorAct({ ...place, action: 'credits.added', target, details: { amount } }))
          return topUp(tx, { ...place, amount, note })
        })
        print(terminal, `Added ${amount} credits to the group ${options.group}; its balance is ${balance}.`)
      }),
    )
}

function parseAmount(text: string): number {
  const amount = Number(text)
  if (!/^\d+$/.test(text) || amount < 1 || amount > AMOUNT_MAX) {
    throw new InvalidArgumentError(`Give a whole number from 1 to ${AMOUNT_MAX}.`)
  }
  return amount
}
