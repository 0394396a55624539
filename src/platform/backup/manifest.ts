import { z } from 'zod'

/** The last entry of a backup: what the others are. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Names and checksums of the migrations, in order: the schema that the rows belong to. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.number() })),
  holdsMasterKey: z.boolean(),
  /** Objects that a row names and that could not be read. An entry of such a name holds no content. */
  missing: z.array(z.string()).default([]),
  /** Objects that were deleted while the backup was made, though a row of its moment names them. */
  deleted: z.array(z.string()).default([]),
  /** SHA-256 of every other entry, in hexadecimal, in the order of the archive. */
  entries: z.array(z.strictObject({ name: z.string(), sha256: z.string(), sizeBytes: z.number() })),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST_NAME = 'manifest.json'
export const MASTER_KEY_NAME = 'master.key'
const TABLES = 'tables/'
const FILES = 'files/'

/** A table's rows in the text form of COPY, cut into pieces that fit into memory. */
export const tableEntry = (table: string, piece: number) => `${TABLES}${table}/${String(piece).padStart(8, '0')}`
export const fileEntry = (key: string) => `${FILES}${key}`

/** The table whose rows an entry holds; undefined for another kind. */
export function tableOf(entry: string): string | undefined {
  return entry.startsWith(TABLES) ? entry.slice(TABLES.length, entry.lastIndexOf('/')) : undefined
}

/** The key of the stored object that an entry holds; undefined for another kind. */
export function fileKeyOf(entry: string): string | undefined {
  return entry.startsWith(FILES) ? entry.slice(FILES.length) : undefined
}
