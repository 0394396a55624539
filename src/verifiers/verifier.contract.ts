import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reader } from '../../test/ktp-rig.ts'
import { readingOf } from '../../test/printed-lines.ts'
import { createDocuments } from '../engines/documents/create-documents.ts'
import type { Documents } from '../engines/documents/documents.ts'
import type { Ocr } from '../engines/ocr/ocr.ts'
import { unfitMembers } from '../features/verifications/runs/unfit-members.ts'
import { verdictOf } from '../features/verifications/verdict.ts'
import type { Check, Failure, Findings, InputFile, RunContext, Verifier } from './verifier.ts'

/** What one verifier shows of itself to the suite that all of them pass. */
export interface VerifierCases<Configuration> {
  /** Services without files take no engines. */
  open(engines: { readonly documents: Documents; readonly ocr: Ocr }): Verifier<Configuration>
  /** A configuration as a caller sends it, the smallest that is taken. */
  readonly configuration: Readonly<Record<string, unknown>>
  /** The field of the file that is read; left out: the service reads none. */
  readonly fileField?: string
  /** Members of the output, and fields, that are somebody's own: no message may repeat them. */
  readonly personal: readonly string[]
}

const PICTURE = readFileSync(path.join(import.meta.dirname, '../../test/specimens/not-a-ktp.jpg'))
const BOMB = readFileSync(path.join(import.meta.dirname, '../engines/documents/fixtures/memory-bomb.pdf'))

/** Files that are damaged, foreign, or made to do harm. */
const BAD_FILES: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['half of a picture’s header', PICTURE.subarray(0, 12)],
  ['a page of HTML', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
  ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, ...new Uint8Array(500)])],
  ['a PDF that unpacks to more than there is memory', BOMB],
  ['random bytes', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)],
]

const CONTEXT: Omit<RunContext, 'signal'> = {
  verificationId: 'v',
  organizationId: 'o',
  groupId: 'g',
  mode: 'test',
}

/** The suite of all verifiers: call it in `contract.test.ts` of each. */
export function describeVerifier<Configuration>(cases: VerifierCases<Configuration>): void {
  describe('keeps the contract of verifiers', () => {
    describeReasons(cases)
    const { fileField } = cases
    if (fileField !== undefined) describeFiles({ ...cases, fileField })
  })
}

function describeReasons<Configuration>({ open, configuration, personal }: VerifierCases<Configuration>): void {
  const verifier = open({ documents: NO_DOCUMENTS, ocr: reader(readingOf([])) })
  const { reasons, testMode } = verifier
  if (testMode === undefined) throw new Error('It has no test mode: nobody could try its reasons.')
  const play = (reason: string | null) => {
    const needs = reason === null ? {} : testMode.needs(reason)
    return testMode.findings(verifier.configuration.parse({ ...configuration, ...needs }), reason)
  }
  const deciding = verifier.decidingChecks({ mode: 'live' })
  const published = new Set(reasons.map(({ check }) => check))

  it('publishes each reason once, and its deciding checks', () => {
    const codes = reasons.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)])
    expect(deciding.filter((code) => !published.has(code))).toEqual([])
    expect(reasons.filter(({ code, meaning }) => !/^[A-Z][A-Z0-9_]+$/.test(code) || meaning.length < 10)).toEqual([])
  })

  it('publishes every member that its output and its tables may have', () => {
    const { output, tables = {} } = verifier
    if (output === undefined) throw new Error('It publishes no output.')
    const rows = Object.entries(tables).flatMap(([name, { row }]) => openPlaces(row, name))
    expect([...openPlaces(output, 'output'), ...rows]).toEqual([])
  })

  it('finds nothing wrong where a magic value asks for nothing', async () => {
    const found = await play(null)
    expect(verdictOf(found.checks, deciding)).toBe('VERIFIED')
    expectOutput(verifier, found)
  })

  it.each(reasons.map(({ code, check }) => [code, check]))('reaches %s by its magic value', async (code, check) => {
    const found = await play(code)
    const { checks, fields, output } = found
    expect(checks.filter((each) => each.code === check && each.reason_code === code)).toHaveLength(1)
    for (const each of checks) expectCheck(each, published, new Set(reasons.map((reason) => reason.code)))
    expectOutput(verifier, found)
    expectNothingPersonal(checks, valuesOf({ fields, output }, personal))
  })
}

function expectCheck(check: Check, checks: ReadonlySet<string>, reasons: ReadonlySet<string>): void {
  expect(checks, check.code).toContain(check.code)
  if (check.reason_code === null) expect(check.result).toBe('PASS')
  else expect(reasons).toContain(check.reason_code)
  expect(check.message).toMatch(/[.!]$/)
}

/** JSON that comes back as it went, and an example of what the service publishes. */
function expectOutput(verifier: Pick<Verifier, 'output' | 'tables'>, { output, tables }: Findings): void {
  expect(JSON.parse(JSON.stringify({ output, tables }))).toEqual({ output, tables })
  expect(unfitMembers(verifier, { output, ...(tables === undefined ? {} : { tables }) })).toEqual([])
}

/** Objects of a schema that take members which it does not name. A record, whose names are data, names its values. */
function openPlaces(schema: z.ZodType, place: string): string[] {
  const open: string[] = []
  const look = (part: unknown, at: string): void => {
    if (typeof part !== 'object' || part === null) return
    const { type, additionalProperties: others } = part as { type?: unknown; additionalProperties?: unknown }
    const isClosed =
      others === false || (typeof others === 'object' && others !== null && Object.keys(others).length > 0)
    if (type === 'object' && !isClosed) open.push(at)
    for (const [name, each] of Object.entries(part)) look(each, `${at}.${name}`)
  }
  look(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), place)
  return open
}

function valuesOf(
  { fields, output }: Pick<Findings, 'fields' | 'output'>,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => [fields[name]?.value, output[name]].filter((each) => typeof each === 'string'))
}

function expectNothingPersonal(checks: readonly Check[], values: readonly string[]): void {
  const said = checks.flatMap(({ message, internal_message: note }) => [message, note]).join('\n')
  for (const value of values) expect(said).not.toContain(value)
}

const NO_DOCUMENTS: Documents = new Proxy({} as Documents, {
  get() {
    throw new Error('A magic value read a file.')
  },
})

const words = fc.string({ unit: fc.constantFrom(...'ABIKNOPRSTW0123456789 :.-/|', '\u202e', '<', '漢'), maxLength: 60 })
const lines = fc.array(
  fc.record({
    text: words,
    left: fc.double({ min: 0, max: 0.9, noNaN: true }),
    top: fc.double({ min: 0, max: 0.95, noNaN: true }),
  }),
  { maxLength: 25 },
)

function describeFiles<Configuration>(cases: VerifierCases<Configuration> & { readonly fileField: string }): void {
  const { open, configuration, fileField } = cases
  let documents: Documents
  beforeAll(() => {
    documents = createDocuments({ processesMax: 1 })
  })
  afterAll(() => documents.close())

  const verify = (bytes: Uint8Array, ocr: Ocr, signal = new AbortController().signal): Promise<Findings | Failure> => {
    const verifier = open({ documents, ocr })
    const file: InputFile = { id: 'f', pageCount: 1, password: undefined, bytes: async () => bytes }
    const asked = verifier.configuration.parse({ ...configuration, files: { [fileField]: ['uploads/f'] } })
    return verifier.verify({ configuration: asked, files: { [fileField]: [file] } }, { ...CONTEXT, signal })
  }

  it.each(BAD_FILES)('ends as a failure that it names for %s', async (_, bytes) => {
    const ended = await verify(bytes, reader(readingOf([])))
    const { testMode } = open({ documents, ocr: reader(readingOf([])) })
    expect(ended.kind).toBe('failed')
    if (ended.kind === 'failed') expect(testMode?.failures.map(({ code }) => code)).toContain(ended.code)
  })

  it('finds something whatever is printed, and repeats none of it', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (printed) => {
        const found = await verify(PICTURE, reader(readingOf(printed.map((line) => ({ ...line, height: 0.03 })))))
        expect(found.kind).toBe('found')
        if (found.kind === 'found')
          expectNothingPersonal(
            found.checks,
            valuesOf(found, cases.personal).filter((value) => value.length > 5),
          )
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  it('stops where its run was given up', async () => {
    const ocr: Ocr = { ...reader(readingOf([])), read: () => Promise.reject(new Error('It read on.')) }
    const gaveUp = new Error('given up')
    await expect(verify(PICTURE, ocr, AbortSignal.abort(gaveUp))).rejects.toThrow(gaveUp)
  })
}
