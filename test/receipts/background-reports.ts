import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../src/platform/database/database.ts'
import type { TestClient } from '../client.ts'
import type { ReceivedEvent, Receiver } from '../receiver.ts'

/** What the receiver was told of a check, once it was. */
export async function toldOf(receiver: Receiver, checkId: string): Promise<ReceivedEvent> {
  const ofIt = (events: readonly ReceivedEvent[]) => events.filter((event) => event.body.check_id === checkId)
  const [event] = ofIt(await receiver.until((events) => ofIt(events).length > 0))
  if (event === undefined) throw new Error('nothing was told')
  return event
}

/** How each turn of a worker at the check ended, by the log. */
export function turnsIn(logs: string, checkId: string): readonly string[] {
  const lines = logs.split('\n').filter((line) => line.includes(checkId) && line.includes('receipt.checked'))
  return lines.flatMap((line) => /"decision":"(\w+)"/.exec(line)?.[1] ?? [])
}

/** The shop sees that nobody knows. */
export async function expectUnreachable(shop: TestClient, id: number): Promise<void> {
  const { body } = await shop.call('GET', `/api/v1/verifications/${id}`)
  expect(body.verification).toMatchObject({ outcome: 'UNREACHABLE', exists: null, success: false })
}

/** Has the database refuse to confirm the check. Answers how to let it again. */
export async function refuseConfirmed(db: Db, checkId: string): Promise<() => Promise<unknown>> {
  await sql`CREATE FUNCTION refuse_confirmed() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'refused by a test'; END $$`.execute(db)
  await sql`CREATE TRIGGER refuse_confirmed BEFORE UPDATE ON receipt_checks FOR EACH ROW
    WHEN (NEW.outcome = 'CONFIRMED' AND NEW.id = ${sql.lit(checkId)}) EXECUTE FUNCTION refuse_confirmed()`.execute(db)
  return () => sql`DROP FUNCTION refuse_confirmed CASCADE`.execute(db)
}
