import { readFileSync } from 'node:fs'
import type { Bank } from '../banks/bank.ts'
import { withSlipCodes } from '../banks/boa/slip-code.ts'
import { banks } from '../banks/index.ts'
import type { Config } from '../config.ts'
import { recordAct } from '../features/audit/door.ts'
import { wayOf } from '../features/receipts/ask/bank-servers.ts'
import { readLookupSettings } from '../features/receipts/ask/lookup-settings.ts'
import { removePins, storePin } from '../features/receipts/pins/change-pins.ts'
import { listPins, type StoredPin } from '../features/receipts/pins/store.ts'
import type { Db } from '../platform/database/database.ts'
import type { ListedTarget } from '../platform/outbound/fetch-listed.ts'
import { type Look, lookAtCertificate } from '../platform/outbound/look-at-certificate.ts'

export type BankSettings = Pick<Config, 'bankLookups' | 'bankAuthorities'>

/** What the settings say of the banks: the way to each lookup, and who is trusted. */
export function readBankSettings({ bankLookups, bankAuthorities }: BankSettings) {
  return {
    settingsOf: readLookupSettings(bankLookups, banks),
    ca: bankAuthorities === null ? undefined : readFileSync(bankAuthorities, 'utf8'),
  }
}

/** One server of a bank, or a relay to it. */
export interface BankHost {
  readonly bank: string
  /** Scheme, host and port. */
  readonly origin: string
  /** Names of the lookups that are asked there. */
  readonly lookups: readonly string[]
  /** Names of those whose pin is a setting, which wins over a stored one. */
  readonly pinnedBySetting: readonly string[]
  readonly pinned: StoredPin | null
  /** Connects to see the certificate that it shows; sends nothing. */
  look(): Promise<Look>
}

/** What the command line does with banks. */
export interface BankAdministration {
  /** Undefined where there is no such bank. */
  find(code: string): Bank | undefined
  hostsOf(bank: Bank): Promise<readonly BankHost[]>
  pin(host: BankHost, pin: string): Promise<void>
  /** Answers what was pinned. */
  unpin(bank: Bank): Promise<readonly StoredPin[]>
}

export function openBanks({ db }: { readonly db: Db }, config: BankSettings): BankAdministration {
  const { settingsOf, ca } = readBankSettings(config)
  return {
    find: (code) => banks.find((bank) => bank.code === code || bank.aliases.includes(code)),
    async hostsOf(bank) {
      const stored = await listPins(db)
      const ways = bank.lookups.map((lookup) => ({ lookup: lookup.name, ...wayOf(lookup, settingsOf(bank, lookup)) }))
      return [...Map.groupBy(ways, ({ target }) => target.origin)].flatMap(([origin, there]) => {
        const target: ListedTarget | undefined = there[0]?.target
        if (target === undefined) return []
        return {
          ...{ bank: bank.code, origin },
          lookups: there.map(({ lookup }) => lookup),
          pinnedBySetting: there.filter(({ pin }) => pin !== null).map(({ lookup }) => lookup),
          pinned: stored.find((each) => each.bank === bank.code && each.origin === origin) ?? null,
          look: () => lookAtCertificate(target, { ca }),
        }
      })
    },
    pin: ({ bank, origin }, pin) => storePin({ db, recordAct }, { bank, origin, pin }),
    unpin: (bank) => removePins({ db, recordAct }, bank.code),
  }
}

/** The banks, able to read what the settings let them read. */
export function banksWith({ boaSlipWord }: Pick<Config, 'boaSlipWord'>): readonly Bank[] {
  return boaSlipWord === null
    ? banks
    : banks.map((bank) => (bank.code === 'boa' ? withSlipCodes(bank, boaSlipWord) : bank))
}

/** The banks that receipts are asked of. */
export function listBanks(): readonly Bank[] {
  return banks
}
