import type { ListEntry } from '../../src/engines/screening/screening.ts'
import { createRandom } from './random.ts'

/** Persons by seed: words of the list, each as often as the list has it, in names of two to five. */
export function* syntheticEntries(
  entries: readonly ListEntry[],
  { count, seed }: { readonly count: number; readonly seed: number },
): Iterable<ListEntry> {
  const persons = entries.filter(({ kind }) => kind === 'person')
  const words = persons.flatMap(({ names }) => names.flatMap(({ text }) => text.match(/[\p{L}\p{M}'’-]+/gu) ?? []))
  const random = createRandom(seed)
  const pick = () => words[Math.floor(random() * words.length)] ?? ''
  for (let number = 0; number < count; number += 1) {
    const length = 2 + Math.floor(random() * 3)
    const text = Array.from({ length }, () => vary(pick(), random)).join(' ')
    const model = persons[Math.floor(random() * persons.length)]
    if (model === undefined) return
    yield { ...model, id: `synthetic:${number}`, names: [{ text, quality: 'primary' }] }
  }
}

/** One word in five is spelled in a way of its own, so that the vocabulary grows with the list as real ones do. */
function vary(word: string, random: () => number): string {
  if (random() > 0.2 || word.length < 4) return word
  const at = 1 + Math.floor(random() * (word.length - 2))
  const letter = 'abdefghiklmnorstuvyz'[Math.floor(random() * 20)] ?? 'a'
  return `${word.slice(0, at)}${letter}${word.slice(at + (random() < 0.5 ? 0 : 1))}`
}
