import { Menu, Text, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useKeysOn } from '../../keys/keys.ts'
import { profileQuery } from '../../profile/profile-query.ts'
import { useSignOut } from '../../profile/sign-out.ts'
import { LANGUAGE_NAMES, LANGUAGES, setLanguage, useLanguage } from '../../words/language.ts'
import { useWords } from '../../words/use-words.ts'
import { AccountButton } from './account-button.tsx'
import { navigationWords } from './navigation-words.ts'

const SCHEMES = ['auto', 'light', 'dark'] as const

/** What the button of the account opens: loaded when somebody wants it. */
export function AccountItems({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(navigationWords)
  const { data } = useQuery(profileQuery)
  const signOut = useSignOut()
  const [areKeysOn, turnKeys] = useKeysOn()
  return (
    <Menu position="bottom-end" width={240} opened onClose={onClose}>
      <Menu.Target>
        <AccountButton isOpen onClick={onClose} />
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt={6} size="sm" fw={600} truncate>
          {data?.name}
        </Text>
        <Text px="sm" pb={6} size="xs" c="var(--absah-quiet)" truncate>
          {data?.email}
        </Text>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <ColourItems />
        <Menu.Divider />
        <Menu.Item role="menuitemcheckbox" aria-checked={areKeysOn} onClick={() => turnKeys(!areKeysOn)}>
          {say(areKeysOn ? 'keysOn' : 'keysOff')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs">
          {say('reference')}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate('here')}>{say('signOut')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate('everywhere')}>{say('signOutEverywhere')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageItems() {
  const say = useWords(navigationWords)
  const current = useLanguage()
  return (
    <>
      <Menu.Label c="var(--absah-quiet)">{say('language')}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          role="menuitemradio"
          aria-checked={language === current}
          fw={language === current ? 600 : 400}
          onClick={() => setLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </Menu.Item>
      ))}
    </>
  )
}

function ColourItems() {
  const say = useWords(navigationWords)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label c="var(--absah-quiet)">{say('colours')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Menu.Item
          key={scheme}
          role="menuitemradio"
          aria-checked={scheme === colorScheme}
          fw={scheme === colorScheme ? 600 : 400}
          onClick={() => setColorScheme(scheme)}
        >
          {say(scheme)}
        </Menu.Item>
      ))}
    </>
  )
}
