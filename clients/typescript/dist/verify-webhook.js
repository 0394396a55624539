import { createHmac, timingSafeEqual } from 'node:crypto';
/** The request must not be believed; `reason` says why, for a log. */
export class WebhookError extends Error {
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'WebhookError';
        this.reason = reason;
    }
}
/**
 * Checks a webhook after the Standard Webhooks scheme (HMAC-SHA256 of `id.timestamp.body`) and answers what it tells.
 *
 * @throws {WebhookError} answer 400 then, and do nothing else.
 */
export function verifyWebhook(request) {
    const { secret, ageSecondsMax = 300, now = Date.now() } = request;
    const body = Buffer.from(request.body);
    const id = headerOf(request, 'webhook-id');
    const timestamp = headerOf(request, 'webhook-timestamp');
    const age = Math.abs(now / 1000 - Number(timestamp));
    if (!(age <= ageSecondsMax))
        throw new WebhookError('TOO_OLD', 'The webhook is too old, or its clock is wrong');
    const expected = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
    const isSigned = headerOf(request, 'webhook-signature')
        .split(' ')
        .filter((each) => each.startsWith('v1,'))
        .map((each) => Buffer.from(each.slice(3), 'base64'))
        .some((each) => each.length === expected.length && timingSafeEqual(each, expected));
    if (!isSigned)
        throw new WebhookError('WRONG_SIGNATURE', 'The webhook was not signed with this secret');
    return { id, body: parse(body.toString('utf8')) };
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+$|^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;
/** As the server does: where the base64 after `whsec_` is broken, the secret is used as it is. */
function keyOf(secret) {
    const encoded = secret.startsWith('whsec_') ? secret.slice(6) : '';
    return BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.from(secret, 'utf8');
}
/** Of plain objects too: their names are in lower case, as Node has them. */
function headerOf({ headers }, name) {
    const value = headers instanceof Headers ? headers.get(name) : headers[name];
    if (typeof value === 'string' && value !== '')
        return value;
    throw new WebhookError('HEADER_MISSING', `The webhook has no header ${name}`);
}
function parse(body) {
    try {
        return Object(JSON.parse(body));
    }
    catch {
        throw new WebhookError('NOT_JSON', 'The webhook is signed but no JSON');
    }
}
