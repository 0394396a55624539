import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { createUser } from '../../src/features/access/create-user.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { describeMachine, round } from '../numbers.ts'
import { instantVerifier } from '../pipeline/instant-verifier.ts'
import { type BenchPlatform, startBenchPlatform } from '../pipeline/platform.ts'
import { fillCases, type Place } from './fill-cases.ts'

const ROWS_FEW = 10_000
const ROWS_MANY = 1_000_000
const ASKED = 100
const DEALT = 300

/** Pages as the desk asks for them; `{cursor}` is the place in the middle of the list. */
const LISTS: Readonly<Record<string, string>> = {
  cases: '/cases?page_size=50',
  cases_deep: '/cases?page_size=50&cursor={cursor}',
  cases_of_nobody: '/cases?page_size=50&assignee=none',
  cases_of_a_service: '/cases?page_size=50&service_id={service}',
  verifications: '/verifications/search?page_size=50&view=summary',
  verifications_that_wait: '/verifications/search?page_size=50&view=summary&status=NEED_REVIEW',
}

export interface DashboardFigures {
  readonly list_p95_ms_by_rows: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** The slowest list with the most rows over the same with the fewest. */
  readonly list_ratio: number
  readonly next_case_p95_ms: number
}

/** How long the desk's lists and its next case take, by how much there is. The API part of the dashboard's figures. */
export async function benchDashboard(
  rowsMany: number = ROWS_MANY,
  print: (line: string) => void,
): Promise<DashboardFigures> {
  print(`${describeMachine()}; no seed: nothing is random`)
  const platform = await startBenchPlatform({ role: 'api', verifiers: [instantVerifier(() => {})] })
  try {
    const { place, token } = await openDesk(platform)
    const byRows: Record<string, Record<string, number>> = {}
    let filled = 0
    for (const rows of [ROWS_FEW, rowsMany]) {
      await fillCases(platform.db, place, { from: filled, to: rows })
      filled = rows
      byRows[rows] = await measureLists({ platform, place, token })
      print(`${rows} verifications, p95 of ${ASKED}: ${JSON.stringify(byRows[rows])} ms`)
    }
    const next = await p95(DEALT, () => post(platform.url, '/cases/next', token))
    print(`next case of ${rowsMany / 10}, p95 of ${DEALT}: ${next} ms`)
    const ratios = Object.keys(LISTS).map((name) => (byRows[rowsMany]?.[name] ?? 0) / (byRows[ROWS_FEW]?.[name] ?? 1))
    return { list_p95_ms_by_rows: byRows, list_ratio: round(Math.max(...ratios)), next_case_p95_ms: next }
  } finally {
    await platform.stop()
  }
}

async function openDesk({
  db,
  url,
  folderId,
}: BenchPlatform): Promise<{ readonly place: Place; readonly token: string }> {
  const found =
    await sql<Place>`SELECT f.organization_id AS "organizationId", f.group_id AS "groupId", f.id AS "folderId"
    FROM folders f WHERE f.id = ${folderId}`.execute(db)
  const [at] = found.rows
  if (at === undefined) throw new Error('The folder of the bench is gone')
  const [id, email, password] = [randomUUID(), 'meja@contoh.example', 'kuda besar sekali']
  const user = { id, email, password, role: 'GROUP_USER', duties: ['REVIEWER'], mustChangePassword: false } as const
  await inTransaction(db, (tx) =>
    createUser(tx, { ...user, organizationId: at.organizationId, groupId: at.groupId }, id),
  )
  const { access_token: token } = await answerOf(url, '/auth/login', { method: 'POST', body: { email, password } })
  const services = await answerOf(url, '/services', { token })
  return { place: { ...at, serviceId: services.items[0].id }, token }
}

interface Desk {
  readonly platform: BenchPlatform
  readonly place: Place
  readonly token: string
}

async function measureLists({ platform: { url }, place, token }: Desk): Promise<Record<string, number>> {
  const cursor = await middleOf(url, token)
  const figures: Record<string, number> = {}
  for (const [name, address] of Object.entries(LISTS)) {
    const path = address.replace('{cursor}', cursor).replace('{service}', place.serviceId)
    figures[name] = await p95(ASKED, () => answerOf(url, path, { token }))
  }
  return figures
}

/** Some pages into the list. */
async function middleOf(url: string, token: string): Promise<string> {
  let cursor = ''
  for (let page = 0; page < 5; page += 1) {
    const at = cursor === '' ? '' : `&cursor=${cursor}`
    cursor = (await answerOf(url, `/cases?page_size=100${at}`, { token })).next_cursor
  }
  return cursor
}

const post = (url: string, path: string, token: string) => answerOf(url, path, { method: 'POST', body: {}, token })

async function p95(count: number, act: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const startedAt = performance.now()
    await act()
    times.push(performance.now() - startedAt)
  }
  times.sort((a, b) => a - b)
  return round(times[Math.ceil(count * 0.95) - 1] ?? 0)
}

interface Asked {
  readonly method?: string
  readonly token?: string
  readonly body?: object
}

async function answerOf(url: string, path: string, { method = 'GET', token, body }: Asked) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return text === '' ? null : JSON.parse(text)
}
