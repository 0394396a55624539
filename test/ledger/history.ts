import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

/**
 * What a caller did and was told. `lost`: no answer, or one that leaves it open; then it happened once or not at all.
 */
export interface Operation {
  readonly kind: 'topUp' | 'create' | 'retry' | 'cancel' | 'continue'
  /** A note for a top-up, a result group for a creation, else the verification's id. */
  readonly name: string
  readonly outcome: 'done' | 'refused' | 'lost'
}

/** Where the ledger tells another story than the callers were told. */
export async function checkHistory(db: Db, history: readonly Operation[]): Promise<readonly string[]> {
  const topUps = await tally(
    db,
    sql<Count>`SELECT note AS name, count(*)::int AS count FROM credit_entries WHERE kind = 'TOP_UP' GROUP BY 1`,
  )
  const creations = await tally(
    db,
    sql<Count>`SELECT result_id::text AS name, count(*)::int AS count FROM verifications GROUP BY 1`,
  )
  const retries = await tally(
    db,
    sql<Count>`SELECT verification_id::text AS name, count(*)::int - 1 AS count FROM credit_entries
      WHERE kind = 'RESERVE' GROUP BY 1`,
  )
  return [
    ...compare('topUp', history, topUps),
    ...compare('create', history, creations),
    ...compare('retry', history, retries),
  ]
}

interface Count {
  readonly name: string
  readonly count: number
}

type Tally = ReadonlyMap<string, number>

async function tally(db: Db, query: RawBuilder<Count>): Promise<Tally> {
  const { rows } = await query.execute(db)
  return new Map(rows.map((row) => [row.name, row.count]))
}

/** Each thing happened as often as it was acknowledged; what got lost may have happened once more each. */
function compare(kind: Operation['kind'], history: readonly Operation[], written: Tally): readonly string[] {
  const ofKind = Map.groupBy(
    history.filter((each) => each.kind === kind),
    (each) => each.name,
  )
  return [...ofKind].flatMap(([name, operations]) => {
    const count = (outcome: Operation['outcome']) => operations.filter((each) => each.outcome === outcome).length
    const [atLeast, atMost] = [count('done'), count('done') + count('lost')]
    const found = written.get(name) ?? 0
    return found >= atLeast && found <= atMost
      ? []
      : [`${kind} ${name}: acknowledged ${atLeast}, possible ${atMost}, written ${found}`]
  })
}
