import createClient, { type Client } from 'openapi-fetch'
import { AbsahError } from './absah-error.ts'
import { type Fetch, type RetryOptions, retryingFetch } from './retrying-fetch.ts'
import type { paths } from './schema.ts'

export interface AbsahOptions extends RetryOptions {
  /** Where the server is, e.g. `https://verify.example.com`. */
  readonly baseUrl: string
  /** A `chk_live_…` or `chk_test_…` key. */
  readonly apiKey: string
  /** The group (branch) that a key of a whole organization works in. */
  readonly branch?: number
  readonly fetch?: Fetch
}

/** Every path of the server's document, typed. A refusal rejects with {@link AbsahError}. */
export type Absah = Client<paths>

/** A client of one server with one key. */
export function createAbsah({ baseUrl, apiKey, branch, fetch: send = fetch, ...retries }: AbsahOptions): Absah {
  const client = createClient<paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: { 'x-api-key': apiKey, ...(branch === undefined ? {} : { 'x-branch-id': String(branch) }) },
    fetch: retryingFetch(send, retries),
  })
  client.use({
    async onResponse({ response }) {
      if (response.ok) return
      throw new AbsahError(response.status, await response.json().catch(() => null))
    },
  })
  return client
}
