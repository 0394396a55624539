import { type Client } from 'openapi-fetch';
import { type Fetch, type RetryOptions } from './retrying-fetch.ts';
import type { paths } from './schema.ts';
export interface AbsahOptions extends RetryOptions {
    /** Where the server is, e.g. `https://verify.example.com`. */
    readonly baseUrl: string;
    /** A `chk_live_…` or `chk_test_…` key. */
    readonly apiKey: string;
    /** The group (branch) that a key of a whole organization works in. */
    readonly branch?: number;
    readonly fetch?: Fetch;
}
/** Every path of the server's document, typed. A refusal rejects with {@link AbsahError}. */
export type Absah = Client<paths>;
/** A client of one server with one key. */
export declare function createAbsah({ baseUrl, apiKey, branch, fetch: send, ...retries }: AbsahOptions): Absah;
