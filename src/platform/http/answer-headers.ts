/**
 * What every answer says unless its route says otherwise. Most answers are one tenant's data, and an API key in
 * `X-API-Key` keeps no shared cache from storing them; none is a page or may be taken for one.
 */
export const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

/** For a page: it may use what is named, and nothing else. */
export function pagePolicy(allowed: Readonly<Record<string, string>>): string {
  const closed = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" }
  return Object.entries({ ...closed, ...allowed })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
