import type { Db, Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** The columns of a verification that hold sealed JSON. */
export type SealedColumn = 'input' | 'output' | 'webhook_metadata'

export interface Sealed {
  readonly column: SealedColumn
  readonly verificationId: string
}

const contextOf = ({ column, verificationId }: Sealed) => `verification.${column}:${verificationId}`

export function sealJson(sealer: Sealer, place: Sealed, value: JsonObject): Buffer {
  return sealer.seal(JSON.stringify(value), contextOf(place))
}

/** The JSON object that was sealed; an empty one when there is none (not yet written, or redacted). */
export function openJson(sealer: Sealer, place: Sealed, sealed: Uint8Array | null): JsonObject {
  if (sealed === null) return {}
  return JSON.parse(sealer.open(sealed, contextOf(place)).toString('utf8'))
}

export function sealerOf(
  deps: { readonly keyring: Keyring },
  handle: Db | Tx,
  organizationId: string,
): Promise<Sealer> {
  return deps.keyring.forOrganization(handle, organizationId)
}
