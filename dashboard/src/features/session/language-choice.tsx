import { Group, UnstyledButton } from '@mantine/core'
import { LANGUAGE_NAMES, LANGUAGES, setLanguage, useLanguage } from '../../words/language.ts'
import { useWords } from '../../words/use-words.ts'
import { sessionWords } from './session-words.ts'

export function LanguageChoice() {
  const say = useWords(sessionWords)
  const current = useLanguage()
  return (
    <Group justify="center" gap="lg" role="group" aria-label={say('language')}>
      {LANGUAGES.map((language) => (
        <UnstyledButton
          key={language}
          lang={language}
          aria-pressed={language === current}
          fz="sm"
          p={4}
          td={language === current ? 'underline' : 'none'}
          fw={language === current ? 600 : 400}
          onClick={() => setLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </UnstyledButton>
      ))}
    </Group>
  )
}
