import { describe, expect, it } from 'vitest'
import document from '../../openapi.json' with { type: 'json' }
import { isRef, OpenApi, type Operation } from '../../src/platform/http/document/open-api.ts'
import { inlineReferences } from '../inline-references.ts'

/** What people who generate clients from the document, and those who read it, may rely on. */

const api = OpenApi.parse(inlineReferences(document))
const calls = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method,
    operation,
  })),
)
const named = (isWrong: (call: (typeof calls)[number]) => boolean) => calls.filter(isWrong).map(({ name }) => name)

const headersOf = (answer: Operation['responses'][string] | undefined): string[] =>
  answer === undefined || isRef(answer) ? [] : Object.keys(answer.headers ?? {})

describe('openapi.json', () => {
  it('names each call by a verb and what it does it to, once', () => {
    const ids = calls.map(({ operation }) => operation.operationId ?? '')

    expect(named(({ operation }) => !/^[a-z]+([A-Z][a-z]+)*$/.test(operation.operationId ?? ''))).toEqual([])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids).toEqual(
      expect.arrayContaining(['createVerification', 'getVerification', 'uploadFiles', 'verifyPayment']),
    )
  })

  it('says of each call what it does, and what its success is', () => {
    expect(named(({ operation }) => String(operation.description ?? '').length < 10)).toEqual([])
    expect(JSON.stringify(document)).not.toContain('Default Response')
  })

  it('lists only the errors that a call can answer', () => {
    const conflicts = ['409', '412', '413', '415']
    expect(named((c) => c.method === 'get' && conflicts.some((each) => each in c.operation.responses))).toEqual([])
    expect(named((c) => '402' in c.operation.responses)).toEqual(['POST /api/v1/verify'])
    expect(Object.keys(api.paths['/auth/methods']?.get?.responses ?? {})).toEqual(['200', '400', '408', '500', '503'])
  })

  it('declares the headers that are sent with a call and its answers', () => {
    const create = api.paths['/verifications']?.post
    const parameters = JSON.stringify(create?.parameters)

    for (const name of ['Idempotency-Key', 'X-Branch-Id', 'X-Absah-Mode', 'X-Absah-Organization'])
      expect(parameters).toContain(`"${name}"`)
    expect(headersOf(create?.responses['201'])).toEqual(
      expect.arrayContaining(['X-Request-Id', 'RateLimit-Remaining', 'ETag', 'Idempotency-Replayed']),
    )
    expect(headersOf(create?.responses['401'])).toContain('WWW-Authenticate')
    expect(headersOf(create?.responses['429'])).toContain('Retry-After')
    expect(
      named(
        ({ method, operation }) =>
          method !== 'post' && JSON.stringify(operation.parameters ?? []).includes('Idempotency'),
      ),
    ).toEqual([])
  })

  it('has what is told by webhook', () => {
    expect(Object.keys(api.webhooks ?? {})).toEqual([
      'verification.status_changed',
      'verification.match_found',
      'verification.match_removed',
      'receipt.checked',
      'webhook.test',
    ])
  })

  it('shows of a creation first that it was created', () => {
    expect(Object.keys(api.paths['/verifications']?.post?.responses ?? {})[0]).toBe('201')
  })

  it('has no schema twice, no bounds that are none, and no words of a validator', () => {
    const text = JSON.stringify(document)

    expect(Object.keys(api.components.schemas).filter((name) => name.endsWith('Input'))).toEqual([])
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER))
    expect(text).not.toMatch(
      /Invalid (GUID|input|string|option)|Too (big|small)|expected (string|array|object|number)/i,
    )
  })

  it('is small enough to be loaded over a slow line', () => {
    expect(JSON.stringify(document).length).toBeLessThan(450_000)
  })
})
