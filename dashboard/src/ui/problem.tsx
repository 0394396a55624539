import { Alert, Button, Group, Text } from '@mantine/core'
import { ExclamationTriangleIcon } from '@radix-ui/react-icons'
import { useErrorText } from '../words/error-words.ts'
import { useWords } from '../words/use-words.ts'
import { defineWords } from '../words/words.ts'

const words = defineWords({
  en: { title: 'That did not work', again: 'Try again' },
  id: { title: 'Tidak berhasil', again: 'Coba lagi' },
  am: { title: 'አልተሳካም', again: 'እንደገና ይሞክሩ' },
})

export interface ProblemProps {
  readonly error: unknown
  readonly onAgain?: (() => void) | undefined
}

/** What went wrong, in words, and a way on. */
export function Problem({ error, onAgain }: ProblemProps) {
  const say = useWords(words)
  const errorText = useErrorText()
  return (
    <Alert
      color="red"
      variant="outline"
      title={say('title')}
      icon={<ExclamationTriangleIcon aria-hidden />}
      role="alert"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{errorText(error)}</Text>
        {onAgain !== undefined && (
          <Button size="xs" variant="default" onClick={onAgain}>
            {say('again')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
