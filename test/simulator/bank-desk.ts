import type { SimulatedReceipt } from '../../simulator/receipts.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { type Answered, askBank } from './ask-bank.ts'

export interface Place {
  readonly code: string
  readonly lookup: string
}

export interface ReceiptsOfBank {
  readonly first: SimulatedReceipt
  /** Those that call up no fault. */
  readonly all: readonly SimulatedReceipt[]
  /** The bank has never heard of it. */
  readonly unknown: SimulatedReceipt
}

export interface BankDesk {
  readonly simulator: Simulator
  ask(place: Place, path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>
  receiptsOf(code: string): ReceiptsOfBank
}

/** A simulator, and how to ask each bank in the way that it wants. */
export async function openBankDesk(seed: string, until?: Date): Promise<BankDesk> {
  const simulator = await startSimulator({ seed, ...(until === undefined ? {} : { until }) })
  return {
    simulator,
    ask: ({ code, lookup }, path, headers = {}) =>
      askBank({
        origin: simulator.origins[code]?.[lookup] ?? '',
        path,
        ca: simulator.ca,
        headers,
        ...(code === 'telebirr' ? { maxVersion: 'TLSv1.2' } : {}),
      }),
    receiptsOf: (code) => {
      const all = simulator.receipts.filter((each) => each.bank === code && each.fault === null)
      const [first] = all
      const unknown = simulator.unknownReceipts.find((each) => each.bank === code)
      if (first === undefined || unknown === undefined) throw new Error(`there is no bank ${code}`)
      return { first, all, unknown }
    },
  }
}

/** `1300.00`. */
export function plain(minor: number): string {
  return (minor / 100).toFixed(2)
}

/** `20,000.00`. */
export function grouped(minor: number): string {
  return (minor / 100).toLocaleString('en', { minimumFractionDigits: 2 })
}
