import type { Verifier } from '../../verifiers/verifier.ts'

/** The verification services this installation offers, in the order they are listed. */
export interface ServiceRegistry {
  readonly all: readonly Verifier[]
  find(serviceId: string): Verifier | undefined
  nameOf(serviceId: string): string
}

export function createServiceRegistry(verifiers: readonly Verifier[]): ServiceRegistry {
  const byId = new Map(verifiers.map((each) => [each.service.id, each]))
  return {
    all: verifiers,
    find: (serviceId) => byId.get(serviceId),
    nameOf: (serviceId) => byId.get(serviceId)?.service.name ?? 'A service that is no longer offered',
  }
}
