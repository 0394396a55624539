import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpError, malformedBody } from './http-error.ts'

/** Members and items of one body: the largest call that is meant has a hundredth of that. */
const VALUES_MAX = 20_000

/**
 * Bodies of JSON. An empty one is no body: many clients name the content type on every call, on those that take no
 * body too. Text that is no JSON is told from JSON with wrong fields, and what is not plain UTF-8 from both.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    const refusal = refuseEncoded(request)
    if (refusal !== null) return done(refusal)
    const text = readUtf8(body)
    if (text === null) return done(malformedBody('Is no UTF-8'))
    if (hasTooMany(text)) return done(malformedBody(`May have ${VALUES_MAX} members and items at most`))
    void parseJson(request, text, (error, value) => {
      if (error === null) return done(null, value)
      done(malformedBody('Is no JSON that can be read'))
    })
  })
}

/** JSON is UTF-8 (RFC 8259, 8.1), and nothing is unpacked here: a small body could become a very large one. */
function refuseEncoded({ headers }: FastifyRequest): HttpError | null {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding.trim().toLowerCase() !== 'identity')
    return unsupported(
      `A body in Content-Encoding ${JSON.stringify(encoding.slice(0, 20))} is not read. Please send it as it is`,
    )
  const charset = /^application\/json\s*;.*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    return unsupported('JSON is read as UTF-8 only. Please send it so, without a charset or with charset=utf-8')
  return null
}

function unsupported(message: string): HttpError {
  return new HttpError({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message })
}

function readUtf8(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

/** Counts commas outside of texts: parsing and checking so many names takes far longer than looking for them. */
function hasTooMany(text: string): boolean {
  if (text.length <= VALUES_MAX) return false
  let count = 0
  let isText = false
  for (let at = 0; at < text.length && count < VALUES_MAX; at += 1) {
    const code = text.charCodeAt(at)
    if (isText && code === BACKSLASH) at += 1
    else if (code === QUOTE) isText = !isText
    else if (code === COMMA && !isText) count += 1
  }
  return count >= VALUES_MAX
}

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
