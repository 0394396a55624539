import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { TooManyCalls } from '../../lib/batch-calls.ts'
import type { Logger } from '../logging/logger.ts'
import { collectMethods } from './allowed-methods.ts'
import { ANSWER_HEADERS } from './answer-headers.ts'
import { ERROR_CODES } from './error-codes.ts'
import { HttpError, knownError, methodNotAllowed, tooBusy } from './http-error.ts'
import { readJsonBodies } from './json-bodies.ts'
import { refuseDeepBodies, refuseOddNumbers, refuseUnknownQueries } from './request-limits.ts'
import { type RequestPart, requestError } from './validation.ts'

export interface HttpOptions {
  readonly logger: Logger
  readonly trustProxy: boolean
  /** A request must be answered by then, its body having arrived; a route may allow itself more. */
  readonly requestTimeoutMs: number
  /** What no route may allow itself more than. */
  readonly requestTimeoutMsMax: number
  /** JSON bodies; uploads have limits of their own. */
  readonly bodyBytesMax: number
  /** For calls below a path that answer errors in a shape of their own. */
  readonly errorShapes?: readonly ErrorShape[]
}

/** How errors look below a path. */
export interface ErrorShape {
  /** With a slash at both ends. */
  readonly prefix: string
  present(error: HttpError): { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
}

export type HttpApp = FastifyInstance

/** Ids and decisions that go into a request's one log line; the handler adds to it as it learns them. */
declare module 'fastify' {
  interface FastifyRequest {
    logFields: Record<string, string | number | boolean | null>
  }
}

const TIMED_OUT = JSON.stringify({
  error_code: 'REQUEST_TIMEOUT',
  message: ERROR_CODES.REQUEST_TIMEOUT.message,
})

/** A Fastify server with our ids, errors, limits and one log line a request, and no route. */
export function createHttpApp(options: HttpOptions): HttpApp {
  const { errorShapes = [] } = options
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: options.bodyBytesMax,
    requestTimeout: options.requestTimeoutMsMax,
    handlerTimeout: options.requestTimeoutMs,
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: true },
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) =>
      sendError(errorShapes, reply.headers({ ...ANSWER_HEADERS, 'x-request-id': request.id }), visibleError(error)),
    // A stopping server finishes what it has begun and closes idle connections.
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
  })
  app.removeContentTypeParser('text/plain')
  readJsonBodies(app)
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (input: unknown) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return { value: parsed.data }
    return { error: requestError(parsed.error.issues, { input, part: partOf(httpPart) }) }
  })
  app.setSerializerCompiler(serializerCompiler)
  app.server.headersTimeout = options.requestTimeoutMs
  app.decorateRequest('logFields')
  const allowedMethods = collectMethods(app)
  app.addHook('onRequest', async (request, reply) => {
    request.logFields = {}
    reply.headers({ ...ANSWER_HEADERS, 'x-request-id': request.id })
  })
  refuseDeepBodies(app)
  refuseUnknownQueries(app)
  refuseOddNumbers(app)
  logRequests(app, options.logger)
  app.setErrorHandler((error, request, reply) => {
    const visible = visibleError(error)
    if (visible.status >= 500) logFailure(options.logger, request, error)
    request.logFields.error_code = visible.code
    return sendError(errorShapes, reply, visible)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(request.url.split('?', 1)[0] ?? '')
    const error = allowed.length === 0 ? noSuchAddress() : methodNotAllowed(allowed)
    request.logFields.error_code = error.code
    return sendError(errorShapes, reply, error)
  })
  return app
}

function noSuchAddress(): HttpError {
  const message = 'There is no such address here. The calls are listed at /docs'
  return new HttpError({ status: 404, code: 'NOT_FOUND', message })
}

/** One line for each request. */
function logRequests(app: HttpApp, logger: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        request_id: request.id,
        method: request.method,
        // The route's pattern: a URL may carry a signature or a name.
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime),
        ...request.logFields,
      },
      'request.completed',
    )
  })
}

function partOf(httpPart: string | undefined): RequestPart {
  switch (httpPart) {
    case 'params':
    case 'querystring':
    case 'headers':
      return httpPart
    default:
      return 'body'
  }
}

/** Our own errors as they are; the framework's in our codes; everything else as a 500 that tells nothing. */
function visibleError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  if (error instanceof TooManyCalls) return tooBusy()
  const { code, statusCode } = frameworkError(error)
  if (code === 'FST_ERR_HANDLER_TIMEOUT') return knownError('REQUEST_TIMEOUT')
  switch (statusCode) {
    case 400:
    case 414: {
      const { status, message } = ERROR_CODES.INVALID_REQUEST
      return new HttpError({ status, code: 'INVALID_REQUEST', message })
    }
    case 413:
      return knownError('PAYLOAD_TOO_LARGE')
    case 415:
      return knownError('UNSUPPORTED_MEDIA_TYPE')
    default:
      return knownError('INTERNAL_SERVER_ERROR')
  }
}

function frameworkError(error: unknown): { code?: unknown; statusCode?: unknown } {
  return typeof error === 'object' && error !== null ? error : {}
}

function sendError(shapes: readonly ErrorShape[], reply: FastifyReply, error: HttpError): FastifyReply {
  // What was not read to its end cannot be followed by another request on the same connection.
  if (error.status === 408 || error.status === 413) reply.header('connection', 'close')
  const shape = shapes.find(({ prefix }) => reply.request.url.startsWith(prefix))
  const { status, body } = shape === undefined ? usualShape(error) : shape.present(error)
  if (status === 401) reply.header('www-authenticate', challengeOf(error))
  return reply.code(status).headers(error.headers).type('application/json').send(JSON.stringify(body))
}

/** RFC 6750, 3: a credential that came and is not good is told from one that did not come. */
function challengeOf({ code }: HttpError): string {
  const isRefused = code.includes('TOKEN') || code.includes('API_KEY')
  return isRefused ? 'Bearer realm="absah", error="invalid_token"' : 'Bearer realm="absah"'
}

function usualShape({ status, code, message, errors }: HttpError) {
  return { status, body: { error_code: code, message, errors } }
}

function logFailure(logger: Logger, request: FastifyRequest, error: unknown): void {
  logger.error({ request_id: request.id, route: request.routeOptions.url ?? null, err: error }, 'request.failed')
}

/** What never became a request: too slow, too large or no HTTP at all. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const isTimeout = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = isTimeout ? '408 Request Timeout' : '400 Bad Request'
  const body = isTimeout ? TIMED_OUT : JSON.stringify({ error_code: 'INVALID_REQUEST', message: 'This is not HTTP' })
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\nx-request-id: ${randomUUID()}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
