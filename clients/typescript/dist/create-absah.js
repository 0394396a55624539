import createClient, {} from 'openapi-fetch';
import { AbsahError } from "./absah-error.js";
import { retryingFetch } from "./retrying-fetch.js";
/** A client of one server with one key. */
export function createAbsah({ baseUrl, apiKey, branch, fetch: send = fetch, ...retries }) {
    const client = createClient({
        baseUrl: baseUrl.replace(/\/+$/, ''),
        headers: { 'x-api-key': apiKey, ...(branch === undefined ? {} : { 'x-branch-id': String(branch) }) },
        fetch: retryingFetch(send, retries),
    });
    client.use({
        async onResponse({ response }) {
            if (response.ok)
                return;
            throw new AbsahError(response.status, await response.json().catch(() => null));
        },
    });
    return client;
}
