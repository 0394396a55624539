import { useMemo } from 'react'
import { useLanguage } from './language.ts'
import { type Say, sayIn, type Words } from './words.ts'

export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const language = useLanguage()
  return useMemo(() => sayIn(words, language), [words, language])
}
