import { Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { useChangePassword } from './change-password.ts'
import { sessionWords } from './session-words.ts'

/** Before anything else, for who signed in with a one-time password. */
export function NewPasswordPage() {
  const say = useWords(sessionWords)
  const change = useChangePassword()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ current_password: current, new_password: next })
  }
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={420} bg="var(--absah-panel)" component="form" onSubmit={submit}>
        <Stack gap="md">
          <Title order={1} size="h3">
            {say('newTitle')}
          </Title>
          <Text size="sm">{say('newText')}</Text>
          {change.error !== null && <Problem error={change.error} />}
          <PasswordInput
            label={say('current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
          />
          <PasswordInput
            label={say('next')}
            autoComplete="new-password"
            minLength={12}
            required
            withAsterisk={false}
            value={next}
            onChange={({ currentTarget }) => setNext(currentTarget.value)}
          />
          <Button type="submit" loading={change.isPending}>
            {say('save')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  )
}
