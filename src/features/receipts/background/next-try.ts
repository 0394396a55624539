/** What a try came to, where its check is not at its end yet. */
export type Unended = 'out_of_reach' | 'not_settled'

export interface Patience {
  /** Seconds after which a bank that could not be asked is asked again, one for each further try. */
  readonly retrySeconds: readonly number[]
  /** The same for a payment that is not settled; the last one is repeated. */
  readonly pendingSeconds: readonly number[]
}

export interface Tried {
  readonly found: Unended
  /** Tries in a row before this one that found the bank out of reach. */
  readonly outages: number
  /** Tries before this one that found the payment not settled. */
  readonly waits: number
  /** Since the check was asked for. */
  readonly ageSeconds: number
}

/** What is not settled in a day is told as such. */
const PENDING_SECONDS_MAX = 86_400

/** Seconds until the bank is asked again; null where that was the last try. */
export function nextTry({ retrySeconds, pendingSeconds }: Patience, tried: Tried): number | null {
  const { found, outages, waits, ageSeconds } = tried
  const retry = found === 'out_of_reach' ? retrySeconds[outages] : undefined
  if (retry !== undefined) return retry
  // Who was told nothing but "not settled" is told the end, also where the bank was away for a while.
  if (found === 'out_of_reach' && waits === 0) return null
  const left = PENDING_SECONDS_MAX - ageSeconds
  const wait = pendingSeconds[waits] ?? pendingSeconds.at(-1)
  return wait === undefined || left <= 0 ? null : Math.min(wait, Math.ceil(left))
}
