import type { ListedIdentifier, ListTopic, MatchReason } from './list-entry.ts'

/** A person's word on a match. */
export interface MatchDecision {
  readonly decision: 'TRUE_POSITIVE' | 'FALSE_POSITIVE' | 'UNSURE'
  readonly user_id: string
  readonly decided_at: string
  /** The verdict follows it. Not while somebody is unsure, or a second user has not said the same. */
  readonly is_final: boolean
  /** The second user, where one was asked for. */
  readonly confirmed_by: string | null
  readonly confirmed_at: string | null
}

/** A match as services show it. */
export interface PublicMatch {
  /** The same for the same entry in every answer. */
  readonly match_id: string
  /** Another one when the list changes what counts of the entry: see `hashWhatCounts`. */
  readonly entry_version: string
  readonly name: string
  readonly score: number
  readonly list: string
  readonly topics: readonly ListTopic[]
  readonly program: string | null
  readonly position: string | null
  readonly country: string | null
  readonly birth_date: string | null
  /** Passports, NIK, tax and other numbers. */
  readonly identifiers: readonly ListedIdentifier[]
  readonly aliases: readonly string[]
  readonly reasons: readonly MatchReason[]
  /** What was decided for this person while the entry was the same; null: nothing. */
  readonly decision: MatchDecision | null
}

export interface ScreenedList {
  readonly list: string
  readonly version: string
  readonly topics: readonly ListTopic[]
  readonly entry_count: number
  readonly imported_at: string
  readonly is_stale: boolean
}

/** Null: could not be told, because no list for it is loaded, one of them is stale, nobody was found in a script not covered, or only namesakes were. */
export interface ScreeningVerdicts {
  readonly is_pep: boolean | null
  readonly is_sanctioned: boolean | null
  /** Somebody sanctioned has the name, and another birth date: nobody decided yet whether he is the person. */
  readonly is_sanction_possible: boolean
  /** Absent where the organization has no list of its own. */
  readonly is_blocklisted?: boolean | null
  /** Listed for another reason than a sanction or political exposure (debarment, crime …). Absent where no such list is loaded. */
  readonly is_listed_otherwise?: boolean | null
  /** Scripts of the name that are read too badly to clear anybody by; absent where there are none. */
  readonly scripts_not_covered?: readonly string[]
}

/** An answer as services show it. */
export interface Conclusion extends ScreeningVerdicts {
  readonly matches: readonly PublicMatch[]
  readonly screened_lists: readonly ScreenedList[]
}
