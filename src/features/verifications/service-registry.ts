import { HttpError } from '../../platform/http/http-error.ts'
import type { Verifier } from '../../verifiers/verifier.ts'

/** The verification services this installation offers, in the order they are listed. */
export interface ServiceRegistry {
  readonly all: readonly Verifier[]
  find(serviceId: string): Verifier | undefined
  nameOf(serviceId: string): string
  /** False while the operator has switched it off. */
  isOn(verifier: Verifier): boolean
}

/** @param off codes of the services that are switched off. */
export function createServiceRegistry(verifiers: readonly Verifier[], off: readonly string[] = []): ServiceRegistry {
  const byId = new Map(verifiers.map((each) => [each.service.id, each]))
  return {
    all: verifiers,
    find: (serviceId) => byId.get(serviceId),
    nameOf: (serviceId) => byId.get(serviceId)?.service.name ?? 'A service that is no longer offered',
    isOn: ({ service }) => !off.includes(service.code),
  }
}

/**
 * The service, to begin something with.
 *
 * @throws {HttpError} 503 when it is switched off, or no longer there.
 */
export function findOffered(services: ServiceRegistry, serviceId: string): Verifier {
  const verifier = services.find(serviceId)
  if (verifier !== undefined && services.isOn(verifier)) return verifier
  const which = verifier?.service.code ?? serviceId
  const message = `Verification service is temporarily unavailable: ${which}`
  throw new HttpError({ status: 503, code: 'SERVICE_UNAVAILABLE', message })
}
