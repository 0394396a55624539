/** Tags of one case at most. */
export const TAGS_MAX = 20
export const TAG_LENGTH_MAX = 40

/** A word to sort cases by, in small letters. */
export function isTag(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u.test(text)
}
