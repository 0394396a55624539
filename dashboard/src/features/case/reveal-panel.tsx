import { Button, Stack, Text } from '@mantine/core'
import { EyeOpenIcon } from '@radix-ui/react-icons'
import { KeyHint } from '../../keys/key-hint.tsx'
import { useKeys } from '../../keys/keys.ts'
import { useMay } from '../../profile/profile-query.ts'
import { Panel } from '../../ui/panel.tsx'
import { useWords } from '../../words/use-words.ts'
import { documentWords } from './document/document-words.ts'

/** In place of the document, until somebody asks to see it. */
export function RevealPanel({ onReveal }: { readonly onReveal: () => void }) {
  const say = useWords(documentWords)
  const may = useMay()
  const isAllowed = may('verifications:reveal')
  useKeys([['s', () => isAllowed && onReveal()]])
  return (
    <Panel title={say('title')}>
      <Stack align="flex-start" gap="md" py="sm">
        <Text size="sm">{say(isAllowed ? 'hidden' : 'noReveal')}</Text>
        {isAllowed && (
          <Button
            onClick={onReveal}
            leftSection={<EyeOpenIcon aria-hidden />}
            rightSection={<KeyHint name="S" />}
            aria-keyshortcuts="s"
          >
            {say('reveal')}
          </Button>
        )}
      </Stack>
    </Panel>
  )
}
