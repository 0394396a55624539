import { createStore, useStore } from '../api/store.ts'

export const LANGUAGES = ['en', 'id', 'am'] as const
export type Language = (typeof LANGUAGES)[number]

/** As each calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia', am: 'አማርኛ' }

const KEY = 'absah.language'

const languageStore = createStore<Language>(firstLanguage())
tellDocument(languageStore.get())

export function setLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
  languageStore.set(language)
  tellDocument(language)
}

export function useLanguage(): Language {
  return useStore(languageStore)
}

function firstLanguage(): Language {
  const wished = [localStorage.getItem(KEY) ?? '', ...navigator.languages].map((each) => each.slice(0, 2))
  return wished.map((each) => LANGUAGES.find((one) => one === each)).find((each) => each !== undefined) ?? 'en'
}

function tellDocument(language: Language): void {
  document.documentElement.lang = language
}
