/** A longer `Retry-After` is the caller's business: the answer is handed over. */
const RETRY_AFTER_MS_MAX = 120_000;
const PASSING = new Set([408, 429, 500, 502, 503, 504]);
/**
 * A fetch that tries again when the network fails or the server says that it may pass (408, 429, 5xx): after a random
 * wait up to a bound that doubles ("full jitter"), or as long as `Retry-After` says. Every POST carries an
 * `Idempotency-Key`, the same in each try, so trying again never does anything twice; 409 to a second try means that
 * the first is still at work, and is tried again too.
 */
export function retryingFetch(send, options = {}) {
    const { retriesMax = 3, timeoutMs = 60_000, pause = sleep } = options;
    return async (request) => {
        if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
            request.headers.set('idempotency-key', crypto.randomUUID());
        }
        // Read once: a body that is sent again must still be there.
        const body = request.body === null ? null : await request.arrayBuffer();
        for (let attempt = 0;; attempt += 1) {
            const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
            const outcome = await send(new Request(request, { body, signal })).catch((error) => ({ error }));
            const waitMs = waitBefore(outcome, { attempt, ...options });
            if (attempt >= retriesMax || waitMs === null || request.signal.aborted) {
                if (outcome instanceof Response)
                    return outcome;
                throw outcome.error;
            }
            if (outcome instanceof Response)
                await outcome.body?.cancel();
            await pause(waitMs);
        }
    };
}
/** Milliseconds until the next try; null when another would change nothing. */
function waitBefore(outcome, { attempt, waitMs = 500, waitMsMax = 30_000 }) {
    const jittered = Math.random() * Math.min(waitMs * 2 ** attempt, waitMsMax);
    if (!(outcome instanceof Response))
        return jittered;
    const mayPass = PASSING.has(outcome.status) || (outcome.status === 409 && attempt > 0);
    if (!mayPass)
        return null;
    const seconds = Number(outcome.headers.get('retry-after') ?? Number.NaN);
    if (!Number.isFinite(seconds))
        return jittered;
    return seconds * 1000 > RETRY_AFTER_MS_MAX ? null : Math.max(seconds * 1000, 0) + jittered;
}
function sleep(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
