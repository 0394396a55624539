import { EditTable, isTooLong, LENGTH_MAX, likenessFor, mostFor } from './edit-table.ts'

export interface NearOptions {
  /** For this question alone, until the next one is asked of it. */
  readonly table?: EditTable
  /** Words less alike than this answer 0, without being reckoned to the end. */
  readonly least?: number
}

/** Words as letters one after the other; word `at` begins at `starts[at]` and ends at `starts[at + 1]`. */
export interface SoundList {
  readonly letters: Uint8Array
  readonly starts: Uint32Array
}

/** @param sounds of one that is longer, `LENGTH_MAX` letters are kept */
export function listSounds(sounds: readonly string[]): SoundList {
  const starts = new Uint32Array(sounds.length + 1)
  sounds.forEach((sound, at) => {
    starts[at + 1] = (starts[at] ?? 0) + Math.min(sound.length, LENGTH_MAX)
  })
  const letters = new Uint8Array(starts.at(-1) ?? 0)
  sounds.forEach((sound, at) => {
    const start = starts[at] ?? 0
    const length = (starts[at + 1] ?? 0) - start
    for (let i = 0; i < length; i += 1) letters[start + i] = sound.charCodeAt(i)
  })
  return { letters, starts }
}

/**
 * Compares one sound with many of a list. Asked for in alphabetical order it is several times as fast as comparing them one by
 * one, with the answers of `soundLikeness`: what a word shares with the one before is not reckoned again, and a
 * beginning that is too far off rules out every word that begins so.
 *
 * @returns the likeness of word `at` of the list; 0 where they are not alike at all.
 */
export function compareWithMany(
  sound: string,
  { letters, starts }: SoundList,
  { table = new EditTable(), least }: NearOptions = {},
): (at: number) => number {
  const width = Math.min(sound.length, LENGTH_MAX)
  let given = 0
  table.ask(sound)
  return (at) => {
    const start = starts[at] ?? 0
    const length = (starts[at + 1] ?? 0) - start
    if (isTooLong(width, length)) return 0
    const most = mostFor(width, length, least)
    let row = 0
    while (row < given && row < length && table.isGiven(row + 1, letters[start + row] ?? 0)) row += 1
    while (row < length && table.boundOf(row) <= most) {
      row += 1
      table.give(row, letters[start + row - 1] ?? 0)
    }
    given = row
    return row < length || table.boundOf(row) > most ? 0 : likenessFor(table.costOf(row), width, length)
  }
}
