import { headerRefs } from './add-errors.ts'
import { type Call, isRef, mapCalls, mapValues, type OpenApi, withComponents } from './open-api.ts'

export interface HeaderRules {
  /** Request headers by the names that calls refer to them by. */
  readonly parameters: Readonly<Record<string, object>>
  /** Headers of answers, by their names. */
  readonly headers: Readonly<Record<string, object>>
  /** Which of `parameters` a call takes. */
  readonly parametersOf: (call: Call) => readonly string[]
  /** Which of `headers` come with a success of a call. */
  readonly headersOf: (call: Call, status: string) => readonly string[]
}

/** Declares the headers that are no matter of one route: once each, and referred to by every call they concern. */
export function addHeaders(document: OpenApi, rules: HeaderRules): OpenApi {
  const made = mapCalls(document, (call) => {
    const { parameters = [], responses } = call.operation
    const refs = rules.parametersOf(call).map((name) => ({ $ref: `#/components/parameters/${name}` }))
    return {
      ...call.operation,
      ...(parameters.length + refs.length === 0 ? {} : { parameters: [...parameters, ...refs] }),
      responses: mapValues(responses, (answer, status) =>
        isRef(answer)
          ? answer
          : { ...answer, headers: { ...answer.headers, ...headerRefs(rules.headersOf(call, status)) } },
      ),
    }
  })
  return withComponents(withComponents(made, 'parameters', rules.parameters), 'headers', rules.headers)
}
