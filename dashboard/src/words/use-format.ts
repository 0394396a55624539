import { useMemo } from 'react'
import { type Format, formatIn } from './format.ts'
import { useLanguage } from './language.ts'

export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => formatIn(language), [language])
}
