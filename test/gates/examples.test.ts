import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import document from '../../openapi.json' with { type: 'json' }
import { ERROR_CODES, KNOWN_ERRORS } from '../../src/platform/http/error-codes.ts'
import { addExamples } from '../../src/platform/http/examples/add-examples.ts'
import { inlineReferences } from '../inline-references.ts'

/** Every call of the document has an example of its request and of each answer, and each is what its schema allows. */

const Media = z.looseObject({
  schema: z.record(z.string(), z.unknown()).optional(),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
})
const Operation = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), schema: z.unknown(), example: z.unknown().optional() }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), Media) }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), Media).default({}) })),
})
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ examples: z.record(z.string(), z.object({ value: z.unknown() })) }),
})

const JSON_TYPE = 'application/json'
/** What only an address answers that the document does not have. */
const OF_NO_CALL: ReadonlySet<string> = new Set(['METHOD_NOT_ALLOWED'])

interface Shown {
  readonly where: string
  readonly schema: unknown
  readonly values: readonly unknown[]
}

/** Every place of a document where an example belongs, with those that are there. */
function shownIn(json: unknown): readonly Shown[] {
  const { paths } = Document.parse(inlineReferences(json))
  const valuesOf = ({ example, examples = {} }: z.infer<typeof Media>) => [
    ...(example === undefined ? [] : [example]),
    ...Object.values(examples).map(({ value }) => value),
  ]
  const callsOf = ([address, methods]: [string, Record<string, z.infer<typeof Operation>>]) =>
    Object.entries(methods).flatMap(([method, operation]): Shown[] => {
      const where = `${method.toUpperCase()} ${address}`
      const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
        Object.entries(content).map(([type, media]) => ({ where: `${where} answers ${status} ${type}`, type, media })),
      )
      const bodies = Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => {
        return { where: `${where} takes ${type}`, type, media }
      })
      return [
        ...operation.parameters.map(({ name, schema, example }) => ({
          where: `${where} parameter ${name}`,
          schema,
          values: example === undefined ? [] : [example],
        })),
        ...[...bodies, ...answers]
          .filter(({ type, media }) => (type === JSON_TYPE || type === 'multipart/form-data') && saysSomething(media))
          .map(({ where, media }) => ({ where, schema: media.schema, values: valuesOf(media) })),
      ]
    })
  return Object.entries(paths).flatMap(callsOf)
}

/** A file that is answered as it was written has no schema. */
function saysSomething({ schema = {}, example }: z.infer<typeof Media>): boolean {
  return example !== undefined || Object.keys(schema).some((key) => key !== 'description')
}

/** What is wrong with the examples of a document, in words. */
function complaintsAbout(json: unknown): readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(Object(json), 'api')
  return shownIn(json).flatMap(({ where, schema, values }) => {
    if (values.length === 0) return [`${where}: has no example`]
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"#/', '"api#/')))
    return values.flatMap((value) =>
      validate(value) ? [] : (validate.errors ?? []).map((each) => `${where}: ${each.instancePath} ${each.message}`),
    )
  })
}

describe('the examples of openapi.json', () => {
  it('are there for every parameter, request and answer, and are what the schemas allow', () => {
    expect(shownIn(document).length).toBeGreaterThan(500)
    expect(complaintsAbout(document)).toEqual([])
  })

  it('have every error code, with the words it is answered in', () => {
    const { components } = Document.parse(inlineReferences(document))
    expect(Object.keys(components.examples)).toEqual(
      expect.arrayContaining(Object.keys(ERROR_CODES).filter((code) => !OF_NO_CALL.has(code))),
    )
    for (const { code, message } of KNOWN_ERRORS.filter((each) => !OF_NO_CALL.has(each.code)))
      expect(components.examples[code]?.value).toMatchObject({ error_code: code, message })
  })

  it('answer no secret that was sent', () => {
    const sent = ['webhook_secret', 'current_password', 'new_password', '"password"']
    const answers = shownIn(document).filter(({ where }) => where.includes(' answers '))

    expect(answers.filter(({ values }) => sent.some((each) => JSON.stringify(values).includes(each)))).toEqual([])
  })

  it('are found missing and wrong', () => {
    const planted = structuredClone(document) as { paths: Record<string, Record<string, unknown>> }
    const media = (example: object) => ({ [JSON_TYPE]: { schema: { type: 'integer' }, ...example } })
    planted.paths['/planted'] = {
      get: { responses: { 200: { content: media({}) } } },
      put: { responses: { 200: { content: media({ example: 'one' }) } } },
    }

    expect(complaintsAbout(planted)).toEqual([
      'GET /planted answers 200 application/json: has no example',
      'PUT /planted answers 200 application/json:  must be integer',
    ])
  })

  it('come by themselves to a new call, and what a route says of itself stays', () => {
    const schema = {
      type: 'object',
      properties: { colour: { type: 'string', examples: ['red'] }, size: { type: 'integer', minimum: 3 } },
    }
    const made = addExamples(
      {
        paths: { '/shirts': { get: { responses: { 200: { content: { [JSON_TYPE]: { schema } } } } } } },
        components: { schemas: {} },
      },
      { size: 40 },
    )

    expect(made.paths['/shirts']?.get?.responses).toHaveProperty(['200', 'content', JSON_TYPE, 'example'], {
      colour: 'red',
      size: 40,
    })
  })
})

it('the guide to errors names every error code beside its status', () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../../docs/guides/errors.md'), 'utf8')
  for (const { code, status } of KNOWN_ERRORS) {
    expect(guide, code).toMatch(new RegExp(`^\\| ${status} \\|.*\`${code}\``, 'm'))
  }
})
