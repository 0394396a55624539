import { z } from 'zod'
import type { Bank } from '../../../banks/bank.ts'
import type { BankServer, BankServers } from './bank-servers.ts'

export const BankHealth = z.object({
  status: z
    .enum(['ok', 'resting', 'not_configured'])
    .describe('resting: every service of the bank failed and is left alone for a while'),
  lookups: z
    .array(
      z.object({
        name: z.string(),
        breaker: z
          .enum(['closed', 'open', 'half_open'])
          .describe('open: it failed five times in a row and is left alone; half_open: one question may try it again'),
        since: z.iso.datetime().describe('Of that state, as far as this server knows'),
      }),
    )
    .describe('The services of the bank that are asked, in their order, as this server has met them'),
})

/** How the servers of one bank were when they were last asked; nobody is asked for it. */
export function tellHealth(servers: BankServers, bank: Bank): z.infer<typeof BankHealth> {
  const ways = bank.lookups.map((lookup) => ({ name: lookup.name, server: servers.of(bank, lookup) }))
  return {
    status: statusOf(ways.map(({ server }) => server)),
    lookups: ways.map(({ name, server }) => {
      const { state, since } = server.breaker()
      return { name, breaker: state, since: since.toISOString() }
    }),
  }
}

function statusOf(ways: readonly BankServer[]): 'ok' | 'resting' | 'not_configured' {
  const usable = ways.filter((way) => way.missingHeaders.length === 0)
  if (usable.length === 0) return 'not_configured'
  return usable.every((way) => way.breaker().state === 'open') ? 'resting' : 'ok'
}
