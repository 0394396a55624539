import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'

/** A key that one server of a bank is trusted by. */
export interface StoredPin {
  readonly bank: string
  /** Scheme, host and port. */
  readonly origin: string
  /** Base64 of the SHA-256 of the server's public key. */
  readonly pin: string
  readonly pinnedAt: Date
}

const COLUMNS = sql`bank, origin, pin, pinned_at AS "pinnedAt"`

/** A few rows: at most one for each server of each bank. */
export async function listPins(db: Db): Promise<readonly StoredPin[]> {
  return (await sql<StoredPin>`SELECT ${COLUMNS} FROM bank_pins ORDER BY bank, origin`.execute(db)).rows
}

export async function upsertPin(tx: Tx, { bank, origin, pin }: Omit<StoredPin, 'pinnedAt'>): Promise<void> {
  await sql`INSERT INTO bank_pins (bank, origin, pin) VALUES (${bank}, ${origin}, ${pin})
    ON CONFLICT (bank, origin) DO UPDATE SET pin = excluded.pin, pinned_at = now()`.execute(tx)
}

/** Answers what was there. */
export async function deletePins(tx: Tx, bank: string): Promise<readonly StoredPin[]> {
  return (await sql<StoredPin>`DELETE FROM bank_pins WHERE bank = ${bank} RETURNING ${COLUMNS}`.execute(tx)).rows
}
