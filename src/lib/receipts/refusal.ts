/**
 * What a status alone says, the same for every bank: who keeps us out and who is unwell has told nothing about a payment.
 * Undefined where the status says neither.
 */
export function refusalOf(
  status: number,
): { readonly kind: 'unreachable'; readonly cause: 'blocked' | 'unwell' } | undefined {
  if (status === 401 || status === 403 || status === 407 || status === 429 || status === 451) {
    return { kind: 'unreachable', cause: 'blocked' }
  }
  return status >= 500 ? { kind: 'unreachable', cause: 'unwell' } : undefined
}
