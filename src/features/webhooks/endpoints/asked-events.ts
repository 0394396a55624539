export const MATCH_FOUND = 'verification.match_found'
export const MATCH_REMOVED = 'verification.match_removed'

/** Events that an endpoint is told of only where somebody asked for them. All others are told anyway. */
export const ASKED_EVENTS = [MATCH_FOUND, MATCH_REMOVED] as const
export type AskedEvent = (typeof ASKED_EVENTS)[number]
