import { answerRequests } from './answer-request.ts'
import type { Identity } from './authority.ts'
import { type Fault, isConnectionFault } from './faults.ts'
import { type Door, openDoor } from './open-door.ts'
import type { FiledPayment } from './payments.ts'
import type { SimulatedLookup } from './simulated-bank.ts'

export interface ServiceOptions {
  readonly bank: string
  readonly lookup: SimulatedLookup
  readonly filed: readonly FiledPayment[]
  readonly certificates: { readonly trusted: Identity; readonly selfSigned: Identity }
  /** 0 lets the system choose. */
  readonly port: number
  readonly slowMs: number
  readonly closing: AbortSignal
}

/** One lookup of one bank, listening. */
export interface Service {
  readonly bank: string
  readonly lookup: string
  readonly door: Door
  setFault(fault: Fault | null): void
  /** Requests that came through, whatever they were answered. */
  requestCount(): number
}

export async function openService(options: ServiceOptions): Promise<Service> {
  const { bank, lookup, filed, certificates, port, slowMs, closing } = options
  let fault: Fault | null = null
  let requestCount = 0
  const answer = answerRequests({ lookup, filed, slowMs, closing, fault: () => fault })
  const door = await openDoor({
    port,
    tls: lookup.tls,
    ...certificates,
    fault: () => (isConnectionFault(fault) ? fault : null),
    answer: (request, response) => {
      requestCount += 1
      answer(request, response).catch((error: unknown) => response.destroy(asError(error)))
    },
  })
  return {
    bank,
    lookup: lookup.name,
    door,
    setFault: (next) => {
      fault = next
      door.dropIdle()
    },
    requestCount: () => requestCount,
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
