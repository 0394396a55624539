import { EditTable, isTooLong, LENGTH_MAX, likenessFor, mostFor } from './edit-table.ts'
import { LEGAL_FORMS, NICKNAME_GROUPS } from './name-words.ts'
import type { NameToken } from './read-name.ts'

/** How alike two tokens are, from 0 to 1; 1 only for the same letters. */
export function compareTokens(left: NameToken, right: NameToken): number {
  if (left.text === right.text) return left.isConsonantal === right.isConsonantal ? 1 : 0.96
  if (left.kind === 'initial' || right.kind === 'initial') return initialLikeness(left, right)
  if (left.kind === 'form' && right.kind === 'form') {
    return LEGAL_FORMS.get(left.text) === LEGAL_FORMS.get(right.text) ? 0.75 : 0.3
  }
  if (left.kind === 'number' || right.kind === 'number') return left.kind === right.kind ? 0.6 : 0
  if (left.isConsonantal !== right.isConsonantal) return bonesLikeness(left, right)
  if (left.folded === right.folded) return 0.97
  if (isNickname(left.text, right.text)) return 0.85
  return withWritten(soundLikeness(left.folded, right.folded), left, right)
}

/** Whether it is compared by its sound and by nothing else with words of another sound whose vowels are written, or not, alike. */
export function isComparedBySound({ text, kind }: NameToken): boolean {
  return !NICKNAME_GROUPS.has(text) && kind !== 'initial' && kind !== 'form' && kind !== 'number'
}

/** The likeness of two tokens of which only the sounds were compared. */
export function withWritten(sound: number, left: NameToken, right: NameToken): number {
  // A slip can bring letters together that are then taken for one sound, so what is written counts too.
  return sound === 0 || sound > 0.86 ? sound : Math.max(sound, soundLikeness(left.text, right.text) - 0.02)
}

const table = new EditTable()

/** Likeness of two folded strings: edits, where slips that are usual cost less than others. */
export function soundLikeness(left: string, right: string): number {
  if (left.length + right.length === 0 || isTooLong(left.length, right.length)) return 0
  const most = mostFor(left.length, right.length)
  const length = Math.min(right.length, LENGTH_MAX)
  table.ask(left)
  for (let i = 1; i <= length; i += 1) {
    table.give(i, right.charCodeAt(i - 1))
    if (table.boundOf(i) > most) return 0
  }
  return likenessFor(table.costOf(length), left.length, right.length)
}

function initialLikeness(left: NameToken, right: NameToken): number {
  const other = left.kind === 'initial' ? right : left
  if (other.kind !== 'word' && other.kind !== 'light') return 0
  return left.text.charAt(0) === right.text.charAt(0) ? 0.9 : 0
}

/** Consonants alone say less: never as sure as letters, and little for a name of one or two. */
function bonesLikeness(left: NameToken, right: NameToken): number {
  const shortest = Math.min(left.bones.length, right.bones.length)
  const likeness = soundLikeness(left.bones, right.bones)
  return likeness * (shortest >= 3 ? 0.95 : 0.86)
}

function isNickname(left: string, right: string): boolean {
  const groups = NICKNAME_GROUPS.get(left)
  return groups !== undefined && (NICKNAME_GROUPS.get(right)?.some((group) => groups.includes(group)) ?? false)
}
