import { type Call, mapCalls, type OpenApi, withComponents } from './open-api.ts'

/** Errors in one shape. */
export interface ErrorFamily {
  /** Name of their schema. */
  readonly schema: string
  /** Before the names of the answers that are made of them. */
  readonly prefix: string
  readonly known: readonly ShownError[]
  /** What an answer of several errors is called, by their codes with commas between; else after all of them. */
  readonly names: Readonly<Record<string, string>>
}

/** One error as it is answered. */
export interface ShownError {
  readonly code: string
  readonly status: number
  /** Of its example, once in the document. */
  readonly name: string
  readonly value: Readonly<Record<string, unknown>>
  /** Its code is that of another error too: it is meant by its name alone. */
  readonly isNamed?: true
}

export interface ErrorRules {
  readonly families: readonly ErrorFamily[]
  /** Which errors a call may answer, by their codes or names. */
  readonly errorsOf: (call: Call) => { readonly family: ErrorFamily; readonly codes: ReadonlySet<string> }
  /** Names of the headers that come with an error of this status. */
  readonly headersOf: (status: number) => readonly string[]
}

/**
 * Gives every call the errors that it may answer, and no other. Each is an answer of the components: what many calls
 * answer alike is written once.
 *
 * @throws {Error} for a code that its family does not know.
 */
export function addErrors(document: OpenApi, { families, errorsOf, headersOf }: ErrorRules): OpenApi {
  const answers: Record<string, unknown> = {}
  const shown = new Set<string>()
  const made = mapCalls(document, (call) => {
    const { family, codes } = errorsOf(call)
    const errors = choose(family, codes, call)
    for (const { name } of errors) shown.add(name)
    const byStatus = Object.groupBy(errors, ({ status }) => String(status))
    const refs = Object.entries(byStatus).map(([status, ofStatus = []]) => {
      const name = family.prefix + nameOf(family, codesOf(ofStatus))
      answers[name] = answerOf(family, ofStatus, headersOf(Number(status)))
      return [status, { $ref: `#/components/responses/${name}` }]
    })
    return { ...call.operation, responses: { ...call.operation.responses, ...Object.fromEntries(refs) } }
  })
  const examples = families.flatMap(({ known }) =>
    known.flatMap(({ name, value }) => (shown.has(name) ? [[name, { value }]] : [])),
  )
  return withComponents(withComponents(made, 'responses', inOrder(answers)), 'examples', Object.fromEntries(examples))
}

function choose({ known, schema }: ErrorFamily, codes: ReadonlySet<string>, { name }: Call): readonly ShownError[] {
  const unknown = [...codes].filter((code) => !known.some((each) => each.code === code || each.name === code))
  if (unknown.length > 0) throw new Error(`${name} answers ${unknown.join(', ')}, which no ${schema} says`)
  return known.filter(({ code, name, isNamed }) => codes.has(isNamed ? name : code))
}

function codesOf(errors: readonly ShownError[]): readonly string[] {
  return [...new Set(errors.map(({ code }) => code))]
}

function nameOf({ names }: ErrorFamily, codes: readonly string[]): string {
  return names[codes.join()] ?? codes.map(pascalCase).join('Or')
}

function answerOf({ schema }: ErrorFamily, errors: readonly ShownError[], headers: readonly string[]) {
  const codes = codesOf(errors)
  const last = codes.at(-1) ?? ''
  return {
    description: codes.length < 2 ? last : `${codes.slice(0, -1).join(', ')} or ${last}`,
    headers: headerRefs(headers),
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
        examples: Object.fromEntries(errors.map(({ name }) => [name, { $ref: `#/components/examples/${name}` }])),
      },
    },
  }
}

/** `#/components/headers/` by their names. */
export function headerRefs(names: readonly string[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** `INVALID_ID` → `InvalidId`. */
function pascalCase(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function inOrder(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
