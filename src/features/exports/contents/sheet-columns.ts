import type { Cell } from '../../../platform/xlsx/cell.ts'
import type { CollectedVerification } from '../../verifications/collection/read-collection.ts'
import { cellOf } from './cell-of.ts'

/** Columns that differ from sheet to sheet; what goes beyond is put together in the last one. */
const OWN_COLUMNS_MAX = 250
const REST_TITLE = 'more'

type Parts = ReadonlyMap<string, unknown>

/** The columns every sheet has, with what is in them. */
const COMMON: readonly (readonly [string, (of: CollectedVerification) => unknown])[] = [
  ['id', (of) => of.id],
  ['result_id', (of) => of.result_id],
  ['folder_id', (of) => of.folder_id],
  ['status', (of) => of.status],
  ['output_status', (of) => of.output_status],
  ['created_at', (of) => of.created_at],
  ['start_date', (of) => of.start_date],
  ['end_date', (of) => of.end_date],
  ['execution_time', (of) => of.execution_time],
  ['credit_used', (of) => of.credit_used],
  ['total_files', (of) => of.total_files],
  ['total_pages', (of) => of.total_pages],
  ['error.code', (of) => of.error?.code ?? null],
  ['error.message', (of) => of.error?.message ?? null],
]

/** Collects, verification by verification, which columns a sheet needs. */
export class SheetColumns {
  readonly #own: Set<string>
  #isOverfull = false

  /** @param members of the output, as the service publishes them: they have a column each, in this order. */
  constructor(members: readonly string[]) {
    this.#own = new Set(members.slice(0, OWN_COLUMNS_MAX).map((name) => `output.${name}`))
  }

  add(verification: CollectedVerification): void {
    for (const title of partsOf(verification).keys()) {
      if (this.#own.has(title)) continue
      if (this.#own.size < OWN_COLUMNS_MAX) this.#own.add(title)
      else this.#isOverfull = true
    }
  }

  titles(): readonly string[] {
    return [...COMMON.map(([title]) => title), ...this.#inOrder(), ...(this.#isOverfull ? [REST_TITLE] : [])]
  }

  /** The cells of one row, in the order of the titles. */
  row(verification: CollectedVerification): readonly Cell[] {
    const parts = new Map(partsOf(verification))
    const cells = COMMON.map(([, read]) => cellOf(read(verification)))
    for (const title of this.#inOrder()) {
      cells.push(cellOf(parts.get(title) ?? null))
      parts.delete(title)
    }
    if (this.#isOverfull) cells.push(parts.size === 0 ? null : JSON.stringify(Object.fromEntries(parts)))
    return cells
  }

  /** What was found first, then how it was checked, then what had been asked. */
  #inOrder(): readonly string[] {
    const rank = (title: string) =>
      ['output.', 'checks.', 'input.', 'metadata.'].findIndex((each) => title.startsWith(each))
    return [...this.#own].sort((a, b) => rank(a) - rank(b))
  }
}

/** Everything of one verification that is not common to all, by the title of its column. */
function partsOf(verification: CollectedVerification): Parts {
  const { output, input_config: input, webhook_metadata: metadata, linked_verifications: linked } = verification
  const parts = new Map<string, unknown>()
  if (linked.length > 0) parts.set('linked_verifications', linked.map(({ id }) => id).join(' '))
  for (const [name, value] of Object.entries(output)) {
    // Confidence and place of each field are in the JSON copy.
    if (name !== 'checks' && name !== 'fields') parts.set(`output.${name}`, value)
  }
  for (const [code, result] of checksOf(output.checks)) parts.set(`checks.${code}`, result)
  for (const [name, value] of Object.entries(input)) if (name !== 'files') parts.set(`input.${name}`, value)
  for (const [name, value] of Object.entries(metadata)) parts.set(`metadata.${name}`, value)
  return parts
}

/** `PASS`, or why not. A reviewer may have written something else in their place: it is then left as it is. */
function checksOf(checks: unknown): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(checks)) return checks === undefined ? [] : [['other', checks]]
  return checks.map((each: unknown, index) => {
    if (typeof each !== 'object' || each === null) return [String(index), each]
    const [code, result, reason] = ['code', 'result', 'reason_code'].map((name): unknown => Reflect.get(each, name))
    if (typeof code !== 'string') return [String(index), each]
    return [code, typeof reason === 'string' ? `${String(result)}: ${reason}` : result]
  })
}
