import { type Findings, TABLE_ROWS_MAX, type Verifier } from '../../../verifiers/verifier.ts'

/** Places of an output and its tables that are not what the service publishes, none with what stands there. */
export function unfitMembers(
  { output, tables = {} }: Pick<Verifier, 'output' | 'tables'>,
  findings: Pick<Findings, 'output' | 'tables'>,
): readonly string[] {
  const parsed = output?.safeParse(findings.output)
  const members = parsed?.error?.issues.map(({ path }) => path.join('.')) ?? []
  for (const [name, rows] of Object.entries(findings.tables ?? {})) {
    const row = tables[name]?.row
    if (row === undefined || rows.length > TABLE_ROWS_MAX) members.push(`tables.${name}`)
    const unfit = rows.findIndex((each) => row?.safeParse(each).success === false)
    if (unfit >= 0) members.push(`tables.${name}.${unfit}`)
  }
  return members
}
