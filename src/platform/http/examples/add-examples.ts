import {
  type Answer,
  isRef,
  type Media,
  mapCalls,
  mapValues,
  OpenApi,
  Operation,
  type Parameter,
} from '../document/open-api.ts'
import { type ExampleOptions, exampleOf } from './example-of.ts'
import { JsonSchema } from './json-schema.ts'

/**
 * Gives every call of an OpenAPI 3.1 document an example of each parameter, its request and each of its answers, made
 * of the schemas. An example that a route brings itself stays, and what is only referred to is another's matter.
 */
export function addExamples(json: unknown, words: ExampleOptions['words']): OpenApi {
  const document = OpenApi.parse(json)
  const options = { schemas: document.components.schemas, words }
  const made = mapCalls(document, ({ method, path, operation }) =>
    withExamples(operation, { owners: ownersOf(method, path), options }),
  )
  const webhooks = mapValues(document.webhooks ?? {}, (methods, event) =>
    mapValues(Object(methods), (operation) => withExamples(Operation.parse(operation), { owners: [event], options })),
  )
  return { ...made, ...(document.webhooks === undefined ? {} : { webhooks }) }
}

interface Place {
  readonly owners: readonly string[]
  readonly options: ExampleOptions
}

function withExamples(operation: Operation, { owners, options }: Place): Operation {
  const place = { name: '', owners }
  const ofMedia = (media: Media, type: string, status = ''): Media => {
    const hasOwn = media.example !== undefined || media.examples !== undefined
    const schema = saysNothing(media.schema) ? schemaInWords(`${owners[0]} ${status}`, options) : media.schema
    if (hasOwn || schema === undefined || !hasText(type)) return media
    return { ...media, example: exampleOf(schema, place, options) }
  }
  const ofParameter = (each: Parameter): Parameter => ({
    ...each,
    example: each.example ?? exampleOf(each.schema, { name: each.name, owners }, options),
  })
  const ofAnswer = ({ content, ...rest }: Answer, status: string): Answer =>
    content === undefined
      ? rest
      : { ...rest, content: mapValues(content, (media, type) => ofMedia(media, type, status)) }
  const { requestBody, parameters, responses } = operation
  return {
    ...operation,
    ...(parameters === undefined
      ? {}
      : { parameters: parameters.map((each) => (isRef(each) ? each : ofParameter(each))) }),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...requestBody,
            content: mapValues(requestBody.content, (media, type) => ofMedia(media, type)),
          },
        }),
    responses: mapValues(responses, (answer, status) => (isRef(answer) ? answer : ofAnswer(answer, status))),
  }
}

function saysNothing(schema: JsonSchema | undefined): boolean {
  return schema === undefined || Object.keys(schema).every((key) => key === 'description')
}

/** What is answered as a file has no schema of its own; the words name one, as in `GET /copies/{id} 200`. */
function schemaInWords(name: string, { words }: ExampleOptions): JsonSchema | undefined {
  const named = JsonSchema.safeParse(words[name])
  return named.success ? named.data : undefined
}

/** Pictures, documents and workbooks are not shown. */
function hasText(type: string): boolean {
  return type.includes('json') || type.startsWith('multipart/') || type.startsWith('text/')
}

/** The call, and what its address is about: `GET /folders/{id}`, `folder`. */
function ownersOf(method: string, path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '')
  const first = parts.findIndex((part) => part.startsWith('{'))
  const about = parts[first > 0 ? first - 1 : parts.length - 1] ?? ''
  return [`${method} ${path}`, about.replace(/ies$/, 'y').replace(/s$/, '')]
}
