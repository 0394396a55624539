import type { PartyKind } from '../screening.ts'

export const OPENSANCTIONS_LICENCE =
  'OpenSanctions data: CC BY-NC 4.0. Free for what earns no money; for business use a licence from OpenSanctions is needed.'

const PARTIES = new Set(['Person', 'Organization', 'Company', 'LegalEntity', 'PublicBody', 'Vessel', 'Airplane'])

/** Whether it can be asked for by a name: a wallet or a security cannot. */
export const isParty = ({ schema }: { readonly schema: string }) => PARTIES.has(schema)

/** Kinds of the FollowTheMoney model. */
export function partyKind(schema: string): PartyKind {
  if (schema === 'Person') return 'person'
  if (schema === 'Vessel' || schema === 'Airplane') return 'vessel'
  return schema === 'LegalEntity' ? 'unknown' : 'organization'
}
