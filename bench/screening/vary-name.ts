/** Ways in which one name is written twice, by their names. `random` decides what is left open. */
export const VARIATIONS: Readonly<Record<string, (name: string, random: () => number) => string>> = {
  'as listed': (name) => name,
  reversed: (name) => name.split(' ').reverse().join(' '),
  'one letter gone': (name, random) => spoilt(name, random, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'one letter more': (name, random) => spoilt(name, random, (word, at) => word.slice(0, at) + word.slice(at - 1)),
  'one letter other': (name, random) =>
    spoilt(name, random, (word, at) => `${word.slice(0, at)}${letter(random)}${word.slice(at + 1)}`),
  'two letters swapped': (name, random) =>
    spoilt(name, random, (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)),
  'written together': (name) => name.replaceAll(' ', ''),
  'two words together': (name) => name.replace(' ', ''),
  'first name as initial': (name) => name.replace(/^(\p{L})[\p{L}\p{M}]+/u, '$1.'),
  'last word gone': (name) => name.split(' ').slice(0, -1).join(' ') || name,
  'a word more': (name, random) => `${name} ${['Santoso', 'Petrov', 'Ali', 'Bekele'][Math.floor(random() * 4)] ?? ''}`,
  'without hyphens': (name) => name.replaceAll('-', ' '),
}

function spoilt(name: string, random: () => number, change: (word: string, at: number) => string): string {
  const words = name.split(' ')
  const long = words.flatMap((word, at) => (word.length > 4 ? [at] : []))
  const chosen = long[Math.floor(random() * long.length)] ?? 0
  const word = words[chosen] ?? ''
  words[chosen] = change(word, 1 + Math.floor(random() * Math.max(1, word.length - 2)))
  return words.join(' ')
}

function letter(random: () => number): string {
  return 'abdefghiklmnorstuvyz'[Math.floor(random() * 20)] ?? 'a'
}
