import { randomInt, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { pngOf } from '../documents/png.ts'
import { PROBES } from '../tenants/probes.ts'
import { aFilePath, anOrganization } from '../tenants/resources.ts'
import { verificationIn } from '../tenants/verification-in.ts'
import type { World } from '../tenants/world.ts'
import { TEST_SERVICE_ID } from '../test-verifier.ts'
import { hostileBody, type KnownValues, nearlyValid, odd, valid } from './arbitraries.ts'
import type { ApiDocument, JsonSchema, Operation } from './document.ts'

/** A request as it is sent. */
export interface Question {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData | undefined
}

export interface Asker {
  readonly document: ApiDocument
  readonly world: World
  readonly folderId: string
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Answers one of the questions the document allows, about something that exists. */
export async function validQuestion(asker: Asker, operation: Operation, seed: number): Promise<Question> {
  const ids = await freshIds(asker.world, operation.name)
  const maker = { document: asker.document, known: knownValues(asker, ids) }
  const draw = (schema: JsonSchema, name: string) => sample(valid(maker, schema, name), seed)
  const path = probePath(asker, operation.name, ids) ?? pathOf(operation, draw)
  if (operation.isUpload) return { path, headers: {}, body: uploadForm() }
  const headers = probeHeaders(operation.name)
  if (operation.body === undefined) return { path, headers, body: undefined }
  const own = await bodyOf(asker, operation.name, ids)
  const body = own ?? sample(valid(maker, operation.body), seed)
  return { path, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) }
}

/** As a valid one, with one thing wrong in its body or query. */
export async function nearlyValidQuestion(asker: Asker, operation: Operation, seed: number): Promise<Question> {
  const question = await validQuestion(asker, operation, seed)
  const maker = { document: asker.document, known: knownValues(asker, {}) }
  if (operation.body !== undefined && !operation.isUpload && seed % 4 !== 0) {
    return { ...question, body: JSON.stringify(sample(nearlyValid(maker, operation.body), seed)) }
  }
  const extra = operation.parameters.find((each) => each.in === 'query')?.name ?? 'unknown_query'
  const join = question.path.includes('?') ? '&' : '?'
  return { ...question, path: `${question.path}${join}${extra}=${urlText(sample(odd(), seed))}` }
}

/** Odd ids, queries and bodies, JSON or not. */
export function hostileQuestion(_asker: Asker, operation: Operation, seed: number): Promise<Question> {
  const path = pathOf(operation, (_schema, name) => (seed % 3 === 0 ? randomUUID() : sample(odd(), seed + name.length)))
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    return Promise.resolve({ path, headers: {}, body: undefined })
  }
  const types = ['application/json', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', '*/*']
  const headers = { 'content-type': types[seed % types.length] ?? 'application/json' }
  return Promise.resolve({ path, headers, body: sample(hostileBody(), seed) })
}

function pathOf(operation: Operation, draw: (schema: JsonSchema, name: string) => unknown): string {
  const query = operation.parameters
    .filter((each) => each.in === 'query')
    .filter((each) => each.required || each.name.startsWith('page'))
    .map((each) => `${each.name}=${urlText(draw(each.schema, each.name))}`)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const schema = operation.parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {}
    return urlText(draw(schema, name))
  })
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

/** As a part of a URL: whatever it is, the request must be one that HTTP can carry. */
function urlText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.toWellFormed().slice(0, 2_000)) || '%20'
}

function sample<Value>(arbitrary: fc.Arbitrary<Value>, seed: number): Value {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed })
  if (value === undefined) throw new Error('Nothing was drawn')
  return value
}

/** What the request names, made fresh, so that deleting it takes nothing from later requests. */
async function freshIds(world: World, name: string): Promise<Readonly<Record<string, string>>> {
  const [probe] = PROBES[name] ?? []
  if (name.includes('/services/:id')) return { id: TEST_SERVICE_ID }
  if (name.includes('/organizations/:id')) return { id: await anOrganization(world) }
  const made = probe?.kind === 'names' ? await probe.make(world) : randomUUID()
  return { id: made, group_id: name.includes('/groups/:group_id') ? made : world.tenant.groupId }
}

function knownValues({ world, folderId }: Asker, ids: Readonly<Record<string, string>>): KnownValues {
  const values: Readonly<Record<string, unknown>> = {
    ...ids,
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    group_id: ids.group_id ?? world.tenant.groupId,
    configuration: { colour: 'GREEN' },
    page_offset: 0,
    page_size: 5,
    webhook_url: 'https://hooks.example/absah',
    webhook_metadata: { webhook_secret: 'rahasia yang panjang sekali 123456' },
  }
  return (name, schema) => {
    if (name === 'bank') return fc.constant('cbe')
    if (name === 'account_number') return fc.constant(`1000${String(randomInt(1e9)).padStart(9, '0')}`)
    if (name === 'email') return fc.constant(`${randomUUID()}@contoh.example`)
    if (name === 'expires_at') return fc.constant(new Date(Date.now() + 86_400_000).toISOString())
    if (name === 'name' && schema.type === 'string') return fc.constant(`Contoh ${randomUUID()}`)
    return name in values ? fc.constant(values[name]) : undefined
  }
}

/** Bodies whose parts must agree with each other or with what is there: the probe of the route says which. */
async function bodyOf(asker: Asker, name: string, ids: Readonly<Record<string, string>>): Promise<unknown> {
  const { world } = asker
  if (name === 'POST /verifications') return verificationIn(asker.folderId, [await aFilePath(world)])
  const [probe] = PROBES[name] ?? []
  return probe?.kind === 'names' ? probe.body?.(ids.id ?? '', world.owners[0]) : undefined
}

/** Where the route does what it should only with a query that the probe knows. */
function probePath({ world }: Asker, name: string, ids: Readonly<Record<string, string>>): string | undefined {
  const [probe] = PROBES[name] ?? []
  return probe?.kind === 'names' ? probe.path?.(ids.id ?? '', world.owners[0]) : undefined
}

function probeHeaders(name: string): Readonly<Record<string, string>> {
  const [probe] = PROBES[name] ?? []
  return (probe?.kind === 'names' ? probe.headers : undefined) ?? {}
}

function uploadForm(): FormData {
  const form = new FormData()
  form.append('file_category', 'VERIFICATION_INPUT_FILE')
  form.append('files', new Blob([Uint8Array.from(pngOf({ width: 40, height: 30 }))]), 'contoh.png')
  return form
}
