import createClient from 'openapi-fetch'
import type { components, paths } from '../../../clients/typescript/src/schema.ts'
import { ApiError, OfflineError } from './api-error.ts'
import { sessionFetch } from './session-fetch.ts'

export type Schemas = components['schemas']

/** Every call of the server, with the types of its document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: sessionFetch })

interface Answered<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * What a call answered.
 *
 * @throws {ApiError} what the server refused. @throws {OfflineError} when it could not be reached.
 */
export async function answerOf<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  return (await answerWithHeaders(call)).data
}

/** The same, with the headers of the answer. */
export async function answerWithHeaders<Data>(
  call: Promise<Answered<Data>>,
): Promise<{ readonly data: Data; readonly headers: Headers }> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw cause instanceof TypeError ? new OfflineError(cause) : cause
  })
  if (!response.ok) throw ApiError.of(response.status, error)
  // Calls without content answer nothing, and their type says so.
  return { data: data as Data, headers: response.headers }
}
