import type { Command } from 'commander'
import { type BankAdministration, type BankHost, listBanks, openBanks } from '../compose/banks.ts'
import { confirm, print, renderTable, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

interface PinOptions {
  readonly yes: boolean
  readonly remove: boolean
}

export function addBanksCommand(banks: Command, terminal: Terminal): void {
  banks
    .command('list')
    .description(
      'the banks, what each needs to be asked, its own services in the order in which they are asked, and pins',
    )
    .action(() => withBanks(terminal, (administration) => showBanks(terminal, administration)))
  banks
    .command('pin')
    .description('show the certificate of a bank’s servers; where one does not verify, trust its key instead')
    .argument('<code>', 'see `banks list`')
    .option('--yes', 'store without asking', false)
    .option('--remove', 'take the stored pins of the bank away', false)
    .action((code: string, options: PinOptions) =>
      withBanks(terminal, (administration) => pinBank(terminal, administration, { code, options })),
    )
}

function withBanks(terminal: Terminal, work: (administration: BankAdministration) => Promise<void>): Promise<void> {
  return withFoundation(terminal, (foundation, config) => work(openBanks(foundation, config)))
}

async function showBanks(terminal: Terminal, administration: BankAdministration): Promise<void> {
  const rows = await Promise.all(
    listBanks().map(async (bank) => [
      bank.code,
      bank.name,
      bank.requires.by,
      bank.requires.account,
      bank.isProven ? 'yes' : 'no',
      (await administration.hostsOf(bank)).flatMap(pinnedLookups).join(', ') || 'none',
      bank.lookups.map((lookup) => `${lookup.name} ${lookup.origin}`).join(', '),
    ]),
  )
  const headings = ['code', 'bank', 'asked by', 'account', 'proven on a real answer', 'pinned', 'lookups']
  print(terminal, renderTable(headings, rows, 70))
}

function pinnedLookups({ lookups, pinned, pinnedBySetting }: BankHost): string[] {
  return lookups.flatMap((name) => {
    if (pinnedBySetting.includes(name)) return [`${name} (setting)`]
    return pinned === null ? [] : [name]
  })
}

interface PinWish {
  readonly code: string
  readonly options: PinOptions
}

async function pinBank(terminal: Terminal, administration: BankAdministration, wish: PinWish): Promise<void> {
  const { code, options } = wish
  const bank = administration.find(code)
  if (bank === undefined) throw new Error(`there is no bank ${code}. See: bin/absah banks list`)
  if (options.remove) {
    const removed = await administration.unpin(bank)
    if (removed.length === 0) throw new Error(`no pin of ${bank.code} is stored.`)
    for (const { origin } of removed) print(terminal, `Removed the pin of ${origin}. ${WITHIN}`)
    return
  }
  const failed: string[] = []
  for (const host of await administration.hostsOf(bank)) {
    const key = await showHost(terminal, host)
    if (key.kind === 'unseen') failed.push(`${host.origin} showed no certificate`)
    if (key.kind !== 'offered') continue
    print(terminal, CAUTION)
    const isWanted = options.yes || (await confirm(terminal, `Trust ${host.origin} by this key from now on?`))
    if (isWanted) {
      await administration.pin(host, key.pin)
      print(terminal, `Stored the pin of ${host.origin}. ${WITHIN}`)
    } else failed.push(`${host.origin} was not pinned${isWanted === null ? ': say --yes to store without asking' : ''}`)
  }
  if (failed.length > 0) throw new Error(`${failed.join('; ')}.`)
}

const WITHIN = 'Running servers know within a minute.'
const CAUTION = `
Ask from a second network before you believe this key: who sits between you and the bank would show one of his own.`

type HostKey = { readonly kind: 'offered'; readonly pin: string } | { readonly kind: 'not_needed' | 'unseen' }

/** Prints what one server shows. Its key is offered where a pin would help. */
async function showHost(terminal: Terminal, host: BankHost): Promise<HostKey> {
  print(terminal, `\n${host.origin} (${host.lookups.join(', ')})`)
  if (host.origin.startsWith('http:')) {
    print(terminal, 'Plain http has no certificate.')
    return { kind: 'not_needed' }
  }
  const look = await host.look()
  if (look.kind !== 'shown') {
    print(terminal, look.kind === 'blocked' ? `Not asked: ${look.message}` : `No answer: ${look.code} (${look.detail})`)
    return { kind: 'unseen' }
  }
  const { subject, issuer, validFrom, validTo, problem, pin } = look.certificate
  const day = (date: Date) => date.toISOString().slice(0, 10)
  print(terminal, `  subject   ${subject}`)
  print(terminal, `  issuer    ${issuer}`)
  print(terminal, `  valid     ${day(validFrom)} to ${day(validTo)}`)
  print(terminal, `  verifies  ${problem === null ? 'yes' : `no: ${PROBLEMS[problem] ?? 'see the code'} (${problem})`}`)
  print(terminal, `  key       ${pin}`)
  print(terminal, `  pinned    ${pinWords(host, pin)}`)
  const { pinned, lookups, pinnedBySetting } = host
  if (problem === null) {
    const isStopped = pinned !== null && pinned.pin !== pin
    print(terminal, isStopped ? `Its pin keeps it out: bin/absah banks pin ${host.bank} --remove` : 'No pin is needed.')
    return { kind: 'not_needed' }
  }
  const isCovered = pinned?.pin === pin || lookups.every((name) => pinnedBySetting.includes(name))
  return isCovered ? { kind: 'not_needed' } : { kind: 'offered', pin }
}

function pinWords({ pinned, bank, pinnedBySetting }: BankHost, shown: string): string {
  const settings = pinnedBySetting.map((lookup) => `ABSAH_BANK_${bank}_${lookup}_PIN`.toUpperCase())
  if (settings.length > 0) return `by ${settings.join(' and ')}, which wins over a stored pin`
  if (pinned === null) return 'no'
  const since = `since ${pinned.pinnedAt.toISOString().slice(0, 10)}`
  return pinned.pin === shown ? `this key, ${since}` : `ANOTHER KEY, ${since}: ${pinned.pin}`
}

const PROBLEMS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it has signed itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the certificates up to an authority',
  UNABLE_TO_GET_ISSUER_CERT: 'the server does not send the certificates up to an authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another host',
}
