import { basename } from 'node:path'
import { z } from 'zod'
import { parseAllowRules } from '../platform/outbound/allow-rules.ts'
import { openOutbound } from '../platform/outbound/fetch-public.ts'

const Identified = z.looseObject({ id: z.guid() })
const Uploaded = z.looseObject({ files: z.array(z.looseObject({ path: z.string() })).min(1) })
const Listed = z.looseObject({
  items: z.array(z.looseObject({ id: z.guid(), code: z.string().optional(), name: z.string() })),
})
const Refusal = z.looseObject({
  message: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

const CheckShape = z.object({
  code: z.string(),
  result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']),
  reason_code: z.string().nullable(),
  message: z.string(),
})
const FieldShape = z.object({ value: z.string().nullable(), confidence: z.number() })

/** As much of a verification as the command line shows. */
const Verification = z.looseObject({
  id: z.guid(),
  status: z.string(),
  output_status: z.string().nullable(),
  execution_time: z.number(),
  end_date: z.string().nullable(),
  credit_used: z.number(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  output: z.looseObject({
    checks: z.array(CheckShape).default([]),
    fields: z.record(z.string(), FieldShape).default({}),
  }),
})
export type ShownVerification = z.infer<typeof Verification>

export interface NewVerificationCall {
  readonly folderId: string
  readonly path: string
  readonly type: string
  readonly webhook?: { readonly url: string; readonly secret: string }
}

/** The few calls of the public API that the command line makes, like any other client of it. */
export interface ApiClient {
  upload(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<string>
  createFolder(name: string): Promise<string>
  findFolder(name: string): Promise<string | null>
  createKtpVerification(call: NewVerificationCall): Promise<ShownVerification>
  getVerification(id: string): Promise<ShownVerification>
  close(): Promise<void>
}

const ANSWER_BYTES_MAX = 4 * 1024 * 1024
const TIMEOUT_MS = 60_000

/** What a call sends; without a body it is a GET. */
interface Question {
  readonly body?: Request | object
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls of any Absah server; the person at the command line vouches for the address. */
export function openCaller(server: { readonly url: string; readonly key: string }) {
  const outbound = openOutbound({ allow: parseAllowRules('0.0.0.0/0:*,[::/0]:*') })

  async function call<Shape>(shape: z.ZodType<Shape>, path: string, question: Question = {}) {
    const { body, headers } = question
    const sent = await encode(body)
    const answer = await outbound.fetchPublic({
      url: `${server.url.replace(/\/+$/, '')}${path}`,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-api-key': server.key, ...sent.headers, ...headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
      timeoutMs: TIMEOUT_MS,
      bodyBytesMax: ANSWER_BYTES_MAX,
    })
    if (answer.kind === 'blocked') throw new Error(`the server's address cannot be used: ${answer.message}`)
    if (answer.kind === 'unreachable')
      throw new Error(`${server.url} does not answer (${answer.code}). Is the server running?`)
    const json: unknown = JSON.parse(answer.body.toString('utf8'))
    if (answer.status >= 400) throw new Error(refusalText(answer.status, json))
    return shape.parse(json)
  }

  return {
    call,
    createFolder: async (name: string) => (await call(Identified, '/folders', { body: { name } })).id,
    async findFolder(name: string) {
      const { items } = await call(Listed, `/folders?page_size=100&search=${encodeURIComponent(name)}`)
      return items.find((each) => each.name === name)?.id ?? null
    },
    close: () => outbound.close(),
  }
}

export function createApiClient(server: { readonly url: string; readonly key: string }): ApiClient {
  const { call, createFolder, findFolder, close } = openCaller(server)

  async function ktpServiceId(): Promise<string> {
    const { items } = await call(Listed, '/services?page_size=100')
    const service = items.find((each) => each.code === 'KTP_VERIFICATION')
    if (service === undefined) throw new Error('this server does not offer KTP_VERIFICATION')
    return service.id
  }

  return {
    async upload({ name, bytes }) {
      const form = new FormData()
      form.set('file_category', 'VERIFICATION_INPUT_FILE')
      form.set('files', new Blob([Uint8Array.from(bytes)]), basename(name))
      const uploaded = await call(Uploaded, '/uploads', {
        body: new Request('http://form', { method: 'POST', body: form }),
      })
      return uploaded.files[0]?.path ?? ''
    },
    createFolder,
    findFolder,
    createKtpVerification: async ({ folderId, path, type, webhook }) =>
      call(Verification, '/verifications', {
        body: {
          service_id: await ktpServiceId(),
          folder_id: folderId,
          configuration: { verification_type: type, fraud_detection: false, files: { ktp_file: [path] } },
          ...(webhook === undefined
            ? {}
            : { webhook_url: webhook.url, webhook_metadata: { webhook_secret: webhook.secret } }),
        },
      }),
    getVerification: (id) => call(Verification, `/verifications/${id}`),
    close,
  }
}

async function encode(body: Request | object | undefined): Promise<{ headers: Record<string, string>; body?: Buffer }> {
  if (body === undefined) return { headers: {} }
  if (!(body instanceof Request)) {
    return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) }
  }
  const contentType = body.headers.get('content-type') ?? 'application/octet-stream'
  return { headers: { 'content-type': contentType }, body: Buffer.from(await body.arrayBuffer()) }
}

function refusalText(status: number, json: unknown): string {
  const refusal = Refusal.safeParse(json)
  if (!refusal.success) return `the server answered ${status}`
  const fields = (refusal.data.errors ?? []).map((each) => `\n  ${each.field}: ${each.message}`)
  return `the server answered ${status}: ${refusal.data.message}${fields.join('')}`
}
