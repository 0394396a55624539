import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { endSession, renewSession, sessionStore } from '../../api/session.ts'
import { useWords } from '../../words/use-words.ts'
import { finishOidc, isBackFromProvider } from './finish-oidc.ts'
import { sessionWords } from './session-words.ts'

/** Finds out whether the cookie of an earlier visit is still good. */
export function StartingPage() {
  const say = useWords(sessionWords)
  const [isUnreachable, setUnreachable] = useState(false)
  const begin = useCallback(async () => {
    setUnreachable(false)
    setUnreachable(!(await start()))
  }, [])
  useEffect(() => void begin(), [begin])
  return (
    <Center component="main" mih="100vh">
      {isUnreachable ? (
        <Stack align="center">
          <Text>{say('unreachable')}</Text>
          <Button onClick={() => void begin()}>{say('again')}</Button>
        </Stack>
      ) : (
        <Loader aria-label={say('title')} />
      )}
    </Center>
  )
}

/** @returns false where the server cannot be reached. */
async function start(): Promise<boolean> {
  if (isBackFromProvider(window.location.search)) {
    await finishOidc(window.location.search).catch(() => undefined)
    if (sessionStore.get() === 'starting') endSession('out')
    return true
  }
  return (await renewSession()) !== 'unreachable'
}
