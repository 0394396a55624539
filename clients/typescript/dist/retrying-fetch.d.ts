export interface RetryOptions {
    /** Tries after the first. Default 3. */
    readonly retriesMax?: number;
    /** The wait before the first retry is random up to this; it doubles each time. Milliseconds, default 500. */
    readonly waitMs?: number;
    /** No wait is longer, a `Retry-After` of the server excepted. Milliseconds, default 30 000. */
    readonly waitMsMax?: number;
    /** One try may take this long. Milliseconds, default 60 000. */
    readonly timeoutMs?: number;
    /** Waits; for tests. */
    readonly pause?: (ms: number) => Promise<void>;
}
export type Fetch = (request: Request) => Promise<Response>;
/**
 * A fetch that tries again when the network fails or the server says that it may pass (408, 429, 5xx): after a random
 * wait up to a bound that doubles ("full jitter"), or as long as `Retry-After` says. Every POST carries an
 * `Idempotency-Key`, the same in each try, so trying again never does anything twice; 409 to a second try means that
 * the first is still at work, and is tried again too.
 */
export declare function retryingFetch(send: Fetch, options?: RetryOptions): Fetch;
