import { createAuthority, createSelfSigned } from './authority.ts'
import { BANKS } from './banks.ts'
import type { Fault } from './faults.ts'
import { openService, type Service } from './open-service.ts'
import { filePayments } from './payments.ts'
import { type SimulatedReceipt, toReceipt } from './receipts.ts'

export interface SimulatorOptions extends ReceiptOptions {
  /** How long the fault `slow` waits. */
  readonly slowMs?: number
  /** The first of as many ports in a row as there are lookups; without it the system chooses each. */
  readonly firstPort?: number
}

export interface ReceiptOptions {
  /** The same seed makes the same payments. */
  readonly seed?: string
  /** Plain payments per bank; one pending (where a bank says so) and one for each magic fault come on top. */
  readonly receiptsPerBank?: number
  /** No payment is later than this; all lie in the 60 days before. */
  readonly until?: Date
}

export interface Simulator extends Receipts {
  /** By bank, then by lookup: `https://127.0.0.1:` and a port. */
  readonly origins: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What makes a server ask this simulator in place of the banks, by the names of its settings. */
  readonly settings: Readonly<Record<string, string>>
  /** The certificate to trust, as PEM. */
  readonly ca: string
  /** What the fault `bad_certificate` shows, as PEM. */
  readonly selfSignedCertificate: string
  /** Makes one lookup of a bank, or all of them, unwell; null makes them well. Throws for a bank or lookup that is not there. */
  setFault(bank: string, fault: Fault | null, lookup?: string): void
  /** Requests that reached a bank, or one lookup of it, whatever they were answered. */
  requestCount(bank: string, lookup?: string): number
  /** Connections that were taken, those that came to nothing included. */
  connectionCount(bank: string, lookup?: string): number
  close(): Promise<void>
}

export interface Receipts {
  /** What the banks have on file. */
  readonly receipts: readonly SimulatedReceipt[]
  /** One for each bank, of the right form, that the bank has never heard of. */
  readonly unknownReceipts: readonly SimulatedReceipt[]
}

/** The last moment of payments for who names no other: fixed, so that a seed alone decides. */
const UNTIL = new Date('2026-10-31T17:00:00Z')

/** Starts every bank's services on loopback, with TLS under a certificate authority that is made for this start. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const files = fileAll(options)
  const closing = new AbortController()
  const { ca, services, selfSigned } = await openAll(files, options, closing.signal)
  const chosen = (bank: string, lookup?: string): readonly Service[] => {
    const found = services.filter((each) => each.bank === bank && (lookup === undefined || each.lookup === lookup))
    if (found.length === 0) throw new Error(`The simulator has no ${[bank, lookup].filter(Boolean).join(' ')}.`)
    return found
  }
  const sum = (found: readonly Service[], count: (service: Service) => number): number =>
    found.reduce((total, each) => total + count(each), 0)
  return {
    ...toReceipts(files),
    ...placesOf(services),
    ca,
    selfSignedCertificate: selfSigned,
    setFault: (bank, fault, lookup) => {
      for (const service of chosen(bank, lookup)) service.setFault(fault)
    },
    requestCount: (bank, lookup) => sum(chosen(bank, lookup), (service) => service.requestCount()),
    connectionCount: (bank, lookup) => sum(chosen(bank, lookup), ({ door }) => door.connectionCount()),
    close: async () => {
      closing.abort()
      await Promise.all(services.map(({ door }) => door.close()))
    },
  }
}

/** The receipts that a simulator of these options has, without starting one. */
export function listReceipts(options: ReceiptOptions = {}): Receipts {
  return toReceipts(fileAll(options))
}

type Files = ReturnType<typeof fileAll>

function fileAll({ seed = 'absah', receiptsPerBank = 12, until = UNTIL }: ReceiptOptions) {
  return BANKS.map((bank) => ({ bank, file: filePayments(bank, { seed, count: receiptsPerBank, until }) }))
}

function toReceipts(files: Files): Receipts {
  return {
    receipts: files.flatMap(({ bank, file }) =>
      file.filed.map(({ payment, fault }) => toReceipt(bank, payment, fault)),
    ),
    unknownReceipts: files.map(({ bank, file }) => toReceipt(bank, file.unknown, null)),
  }
}

async function openAll(files: Files, { slowMs = 25_000, firstPort }: SimulatorOptions, closing: AbortSignal) {
  const authority = await createAuthority()
  const desks = files.flatMap(({ bank, file }) => bank.lookups.map((lookup) => ({ bank, file, lookup })))
  const hosts = [...new Set(desks.map(({ lookup }) => new URL(lookup.realOrigin).hostname))]
  const certificates = { trusted: await authority.issue(hosts), selfSigned: await createSelfSigned(hosts) }
  const services: Service[] = []
  try {
    for (const { bank, file, lookup } of desks) {
      const port = firstPort === undefined ? 0 : firstPort + services.length
      const filed = onHost(files, { file, origin: lookup.realOrigin })
      services.push(await openService({ bank: bank.code, lookup, filed, certificates, port, slowMs, closing }))
    }
  } catch (error) {
    await Promise.all(services.map(({ door }) => door.close()))
    throw error
  }
  return { ca: authority.ca, selfSigned: certificates.selfSigned.cert, services }
}

/** Banks that share a host share what it knows; its own payments come first. */
function onHost(files: Files, { file, origin }: { readonly file: Files[number]['file']; readonly origin: string }) {
  const others = files.filter(
    (each) => each.file !== file && each.bank.lookups.some((its) => its.realOrigin === origin),
  )
  return [file, ...others.map((each) => each.file)].flatMap(({ filed }) => filed)
}

function placesOf(services: readonly Service[]): Pick<Simulator, 'origins' | 'settings'> {
  const origins: Record<string, Record<string, string>> = {}
  const settings: Record<string, string> = {}
  for (const { bank, lookup, door } of services) {
    origins[bank] = { ...origins[bank], [lookup]: door.origin }
    settings[`ABSAH_BANK_${bank}_${lookup}_ORIGIN`.toUpperCase()] = door.origin
  }
  return { origins, settings }
}
