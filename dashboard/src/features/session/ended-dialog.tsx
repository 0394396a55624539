import { Modal, Stack, Text } from '@mantine/core'
import { endSession } from '../../api/session.ts'
import { useWords } from '../../words/use-words.ts'
import { sessionWords } from './session-words.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page, which keeps what was typed. */
export function EndedDialog() {
  const say = useWords(sessionWords)
  return (
    <Modal
      opened
      onClose={() => endSession('out')}
      title={say('title')}
      closeButtonProps={{ 'aria-label': say('other') }}
    >
      <Stack gap="md">
        <Text size="sm">{say('ended')}</Text>
        <SignInForm />
      </Stack>
    </Modal>
  )
}
