import { z } from 'zod'
import type { ScreeningQuery } from '../src/engines/screening/screening.ts'
import { seenBefore } from '../src/verifiers/ktp/authenticity/seen-before.ts'
import { checkDuplicateFace } from '../src/verifiers/ktp/checks/check-duplicate-face.ts'
import { type Failure, type Findings, RUN_ENDS, type RunContext, type Verifier } from '../src/verifiers/verifier.ts'

/** What a run of the test service does; replaced by each test. */
export type Behaviour = (
  context: RunContext & { readonly configuration: TestConfiguration },
) => Promise<Findings | Failure>

const Configuration = z.strictObject({
  colour: z.enum(['RED', 'GREEN']),
  note: z.string().max(50).optional(),
  files: z
    .strictObject({
      picture: z.array(z.string()).max(3).optional(),
      statement: z.array(z.string()).max(3).optional(),
    })
    .optional(),
})
export type TestConfiguration = z.infer<typeof Configuration>

/** A row of the table that runs may find. */
const Line = z.strictObject({ row: z.int(), notes: z.string(), currency: z.string() })

export const TEST_SERVICE_ID = '7b0f6a52-1111-4c4c-8c8c-000000000001'

/** A service whose work is whatever a test says, so that slowness and failure can be had at will. */
export function testVerifier(behaviour: { current: Behaviour }): Verifier {
  return {
    service: {
      id: TEST_SERVICE_ID,
      code: 'TEST_SERVICE',
      name: 'Test service',
      description: 'Does what a test asks for',
      category: { id: '7b0f6a52-1111-4c4c-8c8c-000000000002', name: 'Tests', type: 'TESTS' },
      price: 10,
    },
    configuration: Configuration,
    fileKinds: { statement: ['PDF', 'XLSX', 'TEXT'] },
    tables: { lines: { description: 'Lines of a statement', row: Line } },
    decidingChecks: () => ['COLOUR'],
    reasons: [{ code: 'WRONG_COLOUR', check: 'COLOUR', meaning: 'The colour is not green' }],
    screened: {
      personOf: ({ output: { name } }) =>
        typeof name === 'string' ? { query: queryFor(name), identifier: null, customerReference: null } : null,
      checksFor: () => [],
    },
    checkDuplicateFace,
    seenBefore,
    verify: ({ configuration }, context) =>
      behaviour.current({ ...context, configuration: Configuration.parse(configuration) }),
  }
}

/** Found, with one deciding check that passes. */
export function found(output: Record<string, unknown> = {}): Findings {
  return {
    kind: 'found',
    checks: [{ code: 'COLOUR', result: 'PASS', reason_code: null, message: 'Good', internal_message: 'green' }],
    fields: {},
    output,
    engineJobs: ['ocr_job_id'],
  }
}

function queryFor(name: string): ScreeningQuery {
  return { name, kind: null, birthDate: null, birthPlace: null, countries: [], sex: null }
}

/** Rows of the table `lines`. */
export function linesOf(count: number): z.infer<typeof Line>[] {
  return Array.from({ length: count }, (_, row) => ({ row, notes: `Transfer ${row} Zubaydin`, currency: 'IDR' }))
}

/** Found, with a person who is like one on a list. */
export function foundOnList(name = 'Zubaydin Harqasi'): Findings {
  const match = { match_id: 'csv:1', entry_version: '1', name, topics: ['sanction'], decision: null }
  const list = { list: 'csv', topics: ['sanction'], is_stale: false }
  return found({ name, is_sanctioned: true, is_pep: null, matches: [match], screened_lists: [list] })
}

/** Ends as `configuration.note` says: one of the ends of a run, FAILED, SCREENED or LINES; without a note COMPLETED. */
export const endAsNoted: Behaviour = async ({ configuration: { note }, isFraudAccepted = false }) => {
  if (note === 'FAILED') return { kind: 'failed', code: 'FILE_DAMAGED', message: 'Send it again' }
  if (note === 'SCREENED') return foundOnList()
  if (note === 'LINES') return { ...found(), tables: { lines: linesOf(2) } }
  const end = RUN_ENDS.find((each) => each === note) ?? 'COMPLETED'
  return { ...found(), end: end === 'FRAUD_DETECTED' && isFraudAccepted ? 'COMPLETED' : end }
}
