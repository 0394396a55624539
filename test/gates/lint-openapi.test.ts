import { describe, expect, it } from 'vitest'
import { type Exception, lintOpenApi } from '../../scripts/lint-openapi.ts'

/** A document that both linters like, with `call` in place of its one call. */
const documentWith = (call: object, paths: object = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: {
      ...{
        title: 'Things',
        version: '1',
        description: 'Of all kinds',
        contact: { name: 'A', url: 'https://a.example' },
      },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    tags: [{ name: 'Things', description: 'Of all kinds' }],
    paths: { '/things': { get: { ...GOOD, ...call } }, ...paths },
  })
const GOOD = {
  ...{ operationId: 'listThings', summary: 'List things', description: 'All that there are', tags: ['Things'] },
  responses: { 200: { description: 'The things' }, 400: { description: 'What is wrong' } },
}
const parameterOf = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const AMBIGUOUS = {
  '/things/new/{id}': { get: { ...GOOD, operationId: 'getNew', parameters: [parameterOf('id')] } },
  '/things/{id}/end': { get: { ...GOOD, operationId: 'getEnd', parameters: [parameterOf('id')] } },
}

const rulesOf = (lines: readonly string[]) => lines.map((line) => line.split(' ', 2).join(' ')).sort()

describe('the gate of the document', () => {
  it('says nothing of a good one', async () => {
    expect(await lintOpenApi(documentWith({}), [])).toEqual([])
  })

  it('fails on what either linter only warns of', async () => {
    const found = await lintOpenApi(documentWith({ operationId: undefined, tags: ['Unknown'] }), [])

    expect(rulesOf(found)).toEqual(
      expect.arrayContaining([
        'redocly operation-operationId',
        'spectral operation-operationId',
        'spectral operation-tag-defined',
      ]),
    )
  })

  it('fails on an example that its schema does not allow', async () => {
    const content = { 'application/json': { schema: { type: 'integer' }, example: 'three' } }
    const found = await lintOpenApi(
      documentWith({ responses: { ...GOOD.responses, 200: { description: 'A', content } } }),
      [],
    )

    expect(rulesOf(found)).toContain('spectral oas3-valid-media-example')
  })

  it('passes over an exception in its own place alone', async () => {
    const where = '/paths/~1things~1{id}~1end'
    const excepted: Exception = { tool: 'redocly', rule: 'no-ambiguous-paths', where, reason: 'a test' }

    expect(rulesOf(await lintOpenApi(documentWith({}, AMBIGUOUS), []))).toEqual(['redocly no-ambiguous-paths'])
    expect(await lintOpenApi(documentWith({}, AMBIGUOUS), [excepted])).toEqual([])
    const elsewhere = { ...excepted, where: '/paths/~1things' }
    expect(await lintOpenApi(documentWith({}, AMBIGUOUS), [elsewhere])).toHaveLength(2)
  })

  it('wants an exception gone that nothing needs', async () => {
    const idle: Exception = { tool: 'spectral', rule: 'operation-tags', where: '/paths/~1things/get', reason: 'a test' }

    expect(await lintOpenApi(documentWith({}), [idle])).toEqual([
      'spectral operation-tags /paths/~1things/get: is excepted and no longer there, take it out',
    ])
  })
})
