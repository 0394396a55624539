import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { sessionWords } from './session-words.ts'
import { useSignIn } from './sign-in.ts'

export function SignInForm() {
  const say = useWords(sessionWords)
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {signIn.error !== null && <Problem error={signIn.error} />}
        <TextInput
          label={say('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          data-autofocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <PasswordInput
          label={say('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          {say('submit')}
        </Button>
      </Stack>
    </form>
  )
}
