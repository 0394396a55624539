import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { Logo } from '../../ui/logo.tsx'
import { useWords } from '../../words/use-words.ts'
import { LanguageChoice } from './language-choice.tsx'
import { OidcButton } from './oidc-button.tsx'
import { sessionWords } from './session-words.ts'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage() {
  const say = useWords(sessionWords)
  useEffect(() => {
    document.title = `${say('title')} · Absah`
  }, [say])
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Group gap="sm" justify="center">
          <Logo size={36} />
          <Text fw={700} fz={26} lh={1}>
            Absah
          </Text>
        </Group>
        <Text c="var(--absah-quiet)" ta="center" mt={-8}>
          {say('tagline')}
        </Text>
        <Paper withBorder p="xl" shadow="sm" bg="var(--absah-panel)">
          <Stack gap="lg">
            <Title order={1} size="h3">
              {say('title')}
            </Title>
            <SignInForm />
            <OidcButton />
          </Stack>
        </Paper>
        <LanguageChoice />
      </Stack>
    </Center>
  )
}
