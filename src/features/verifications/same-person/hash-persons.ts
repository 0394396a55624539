import { createHmac } from 'node:crypto'
import type { Mode } from '../../access/caller.ts'
import type { JsonObject } from '../sealed.ts'

export const TOLD_BY = ['NIK', 'DOCUMENT_NUMBER', 'CUSTOMER_REFERENCE'] as const
export type ToldBy = (typeof TOLD_BY)[number]

export interface PersonHash {
  readonly toldBy: ToldBy
  readonly hash: Buffer
}

export interface Told {
  readonly organizationId: string
  readonly mode: Mode
  readonly input: JsonObject
  readonly output: JsonObject
}

/** Numbers of one person alone, by where services answer or take them. */
const DOCUMENT_NUMBERS = ['npwp', 'npwp_16', 'document_number', 'passport_number']

/**
 * Keyed hashes of what tells the person again within one organization and mode. A name, or a number that was not read
 * whole, is nobody in particular and has none.
 */
export function hashPersons(key: Uint8Array, { organizationId, mode, input, output }: Told): readonly PersonHash[] {
  const hash = (kind: string, value: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([organizationId, mode, kind, value]))
      .digest()
  const numbers = (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => [input[name], output[name]]).flatMap((each) => numberIn(each) ?? [])),
  ]
  const isNik = (number: string) => /^\d{16}$/.test(number)
  const identifiers = Array.isArray(input.identifiers) ? input.identifiers.flatMap((each) => numberIn(each) ?? []) : []
  const niks = new Set([...numbers(['nik']), ...identifiers].filter(isNik))
  const others = new Set([...numbers(DOCUMENT_NUMBERS), ...identifiers].filter((each) => !niks.has(each)))
  const reference = input.customer_reference
  return [
    ...[...niks].map((each) => ({ toldBy: 'NIK' as const, hash: hash('number', each) })),
    ...[...others].map((each) => ({ toldBy: 'DOCUMENT_NUMBER' as const, hash: hash('number', each) })),
    ...(typeof reference === 'string' && reference.trim() !== ''
      ? [{ toldBy: 'CUSTOMER_REFERENCE' as const, hash: hash('reference', reference.trim()) }]
      : []),
  ]
}

/** Letters and digits alone: the same number is written in many ways. */
function numberIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const number = value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
  return number.length >= 7 ? number : null
}
