import type { Language } from './language.ts'

/** A part of the catalogue: each phrase in English and Indonesian, and in Amharic where cashiers read it. */
export interface Words<Key extends string> {
  readonly en: Readonly<Record<Key, string>>
  readonly id: Readonly<Record<Key, string>>
  readonly am?: Readonly<Record<Key, string>>
}

/** Every phrase of one part in every language; the compiler finds what is missing. */
export function defineWords<Key extends string>(words: Words<Key>): Words<Key> {
  return words
}

type Values = Readonly<Record<string, string | number>>

/** Says a phrase; `{name}` in it stands for a value. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

export function sayIn<Key extends string>(words: Words<Key>, language: Language): Say<Key> {
  const phrases = words[language] ?? words.en
  return (key, values = {}) => phrases[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** The phrase for a code that the server sent, or the code itself where the catalogue does not know it. */
export function sayCode<Key extends string>(words: Words<Key>, language: Language, code: string): string {
  const phrases: Readonly<Record<string, string>> = words[language] ?? words.en
  return phrases[code] ?? code.replaceAll('_', ' ').toLowerCase()
}
