import type { Db, Tx } from '../database/database.ts'

/** A stored object that a row names. */
export interface NamedObject {
  readonly key: string
  /** Bytes that are stored under the key, as the row tells. */
  readonly sizeBytes: number
}

/** Rows of one kind that name stored objects. A feature that stores objects has one, and `compose.ts` lists them all. */
export interface ObjectKind {
  /** Every object that must be there, as the rows stand now. */
  findNamed(db: Db | Tx): Promise<readonly NamedObject[]>
  /** Writes that these objects are lost, and an audit entry for each. Keys of other kinds are passed over. */
  markLost(tx: Db | Tx, keys: readonly string[]): Promise<void>
}

export async function findAllNamed(db: Db | Tx, kinds: readonly ObjectKind[]): Promise<readonly NamedObject[]> {
  const found: NamedObject[] = []
  for (const kind of kinds) found.push(...(await kind.findNamed(db)))
  return found
}
