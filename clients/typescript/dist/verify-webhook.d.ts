import type { components } from './schema.ts';
export interface WebhookRequest {
    /** The secret given at creation; one that begins with `whsec_` is base64 after that. */
    readonly secret: string;
    readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
    /** The body as it arrived, before any parsing: the signature is over these very bytes. A `Buffer` is fine. */
    readonly body: string | Uint8Array;
    /** An older or younger request is refused, so that none can be replayed. Seconds, default 300. */
    readonly ageSecondsMax?: number;
    /** Milliseconds; for tests. */
    readonly now?: number;
}
type Schemas = components['schemas'];
/** What the server tells; `event` says which of them it is. */
export type WebhookEvent = Schemas['VerificationStatusChanged'] | Schemas['ReceiptChecked'] | Schemas['WebhookTest'];
export interface VerifiedWebhook {
    /** Stays the same when a delivery is tried again: use it to take each event once. */
    readonly id: string;
    readonly body: WebhookEvent;
}
/** The request must not be believed; `reason` says why, for a log. */
export declare class WebhookError extends Error {
    readonly reason: 'HEADER_MISSING' | 'TOO_OLD' | 'WRONG_SIGNATURE' | 'NOT_JSON';
    constructor(reason: WebhookError['reason'], message: string);
}
/**
 * Checks a webhook after the Standard Webhooks scheme (HMAC-SHA256 of `id.timestamp.body`) and answers what it tells.
 *
 * @throws {WebhookError} answer 400 then, and do nothing else.
 */
export declare function verifyWebhook(request: WebhookRequest): VerifiedWebhook;
export {};
