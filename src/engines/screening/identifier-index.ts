import type { ListedIdentifier } from './list-entry.ts'

/** Finds parties by a number of theirs. */
export interface IdentifierIndex {
  add(owner: number, identifiers: readonly ListedIdentifier[]): void
  /** Parties that have one of the numbers. Short ones, which many have, find nobody. */
  find(numbers: readonly string[]): ReadonlySet<number>
}

/** Shorter numbers belong to many, each in another country. */
const LENGTH_MIN = 7
/** Of one number; more are no number of one party. */
const OWNERS_MAX = 20

export function createIdentifierIndex(): IdentifierIndex {
  const owners = new Map<string, number | number[]>()
  return {
    add(owner, identifiers) {
      for (const { number } of identifiers) {
        const key = plainNumber(number)
        if (key === null) continue
        const known = owners.get(key)
        if (known === undefined) owners.set(key, owner)
        else if (typeof known === 'number') owners.set(key, [known, owner])
        else if (known.length < OWNERS_MAX) known.push(owner)
      }
    },
    find: (numbers) => new Set(numbers.flatMap((number) => owners.get(plainNumber(number) ?? '') ?? [])),
  }
}

/** Letters and digits alone, in capitals; null: too few to tell anybody by, or not a digit among them. */
function plainNumber(number: string): string | null {
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^IMO/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain.length < LENGTH_MIN || !/\d/.test(plain) ? null : plain
}
