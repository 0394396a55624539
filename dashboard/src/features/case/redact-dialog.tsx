import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import { useRedact } from './redact.ts'

export interface RedactDialogProps {
  readonly id: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Says what will be gone before it is. */
export function RedactDialog({ id, isOpen, onClose }: RedactDialogProps) {
  const say = useWords(caseWords)
  const redact = useRedact(id)
  const [isSure, setSure] = useState(false)
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={say('redactTitle')}
      closeButtonProps={{ 'aria-label': say('keep') }}
    >
      <Stack gap="md">
        {redact.error !== null && <Problem error={redact.error} />}
        <Text size="sm">{say('redactWhat')}</Text>
        <Text size="sm">{say('redactStays')}</Text>
        <Text size="sm">{say('redactShared')}</Text>
        <Checkbox
          label={say('redactSure')}
          checked={isSure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {say('keep')}
          </Button>
          <Button
            color="red.9"
            disabled={!isSure}
            loading={redact.isPending}
            onClick={() => redact.mutate(undefined, { onSuccess: onClose })}
          >
            {say('redactDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
