import { serviceUnavailable } from '../../platform/http/http-error.ts'
import type { ServiceDescription, Verifier } from '../../verifiers/verifier.ts'
import type { Caller } from '../access/caller.ts'
import { featureIsOff } from '../access/errors.ts'

/** The verification services this installation offers, in the order they are listed. */
export interface ServiceRegistry {
  readonly all: readonly Verifier[]
  find(serviceId: string): Verifier | undefined
  nameOf(serviceId: string): string
  /** False while the operator has switched it off, for all or for this organization. */
  isOn(verifier: Verifier, user: ServiceUser): boolean
}

/** For whom a service would work. */
export type ServiceUser = Pick<Caller, 'featuresOff'>

/** @param off codes of the services that are switched off. */
export function createServiceRegistry(verifiers: readonly Verifier[], off: readonly string[] = []): ServiceRegistry {
  const byId = new Map(verifiers.map((each) => [each.service.id, each]))
  return {
    all: verifiers,
    find: (serviceId) => byId.get(serviceId),
    nameOf: (serviceId) => byId.get(serviceId)?.service.name ?? 'A service that is no longer offered',
    isOn: ({ service }, user) => !off.includes(service.code) && hasFeature(service, user),
  }
}

/**
 * The service, to begin something with.
 *
 * @throws {HttpError} 403 when it belongs to what is switched off for the organization; 503 when it is switched off for
 *   all, or no longer there.
 */
export function findOffered(services: ServiceRegistry, serviceId: string, user: ServiceUser): Verifier {
  const verifier = services.find(serviceId)
  if (verifier !== undefined && services.isOn(verifier, user)) return verifier
  if (verifier !== undefined && !hasFeature(verifier.service, user)) throw featureIsOff()
  throw serviceUnavailable(verifier?.service.code ?? serviceId)
}

function hasFeature({ feature }: ServiceDescription, { featuresOff }: ServiceUser): boolean {
  return feature === undefined || !featuresOff.includes(feature)
}
