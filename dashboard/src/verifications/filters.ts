import { STATUSES, type Status, VERDICTS, type Verdict } from './status-words.ts'

/** What a list shows, as the address of the page says it. */
export interface Filters {
  readonly status?: Status
  readonly verdict?: Verdict
  readonly service?: string
  readonly folder?: string
  /** Matches that nobody has decided on. */
  readonly undecided?: boolean
  /** Days, as YYYY-MM-DD, both included. */
  readonly from?: string
  readonly to?: string
}

const ID = /^[0-9a-f-]{36}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the query of an address; what it does not know it leaves out. */
export function readFilters(query: Readonly<Record<string, unknown>>): Filters {
  const status = STATUSES.find((each) => each === query.status)
  const verdict = VERDICTS.find((each) => each === query.verdict)
  const matching = (pattern: RegExp, value: unknown) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
  return withoutEmpty({
    status,
    verdict,
    service: matching(ID, query.service),
    folder: matching(ID, query.folder),
    undecided: query.undecided === true || query.undecided === 'true' ? true : undefined,
    from: matching(DAY, query.from),
    to: matching(DAY, query.to),
  })
}

/** What `GET /verifications/search` takes; days begin and end where the reader is. */
export function searchQueryOf({ status, verdict, service, folder, undecided, from, to }: Filters) {
  return withoutEmpty({
    status,
    output_status: verdict,
    service_id: service,
    folder_id: folder,
    undecided_matches: undecided === true ? ('true' as const) : undefined,
    from: from === undefined ? undefined : dayStart(from, 0),
    to: to === undefined ? undefined : dayStart(to, 1),
  })
}

function dayStart(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}

type Filled<Members> = { [Key in keyof Members]?: Exclude<Members[Key], undefined> }

function withoutEmpty<Members extends object>(members: Members): Filled<Members> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Filled<Members>
}
