import { ActionIcon, Group, Text } from '@mantine/core'
import { ChevronLeftIcon, ChevronRightIcon } from '@radix-ui/react-icons'
import { useWords } from '../../../words/use-words.ts'
import { documentWords } from './document-words.ts'

export interface PageChoiceProps {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

export function PageChoice({ page, pages, onPage }: PageChoiceProps) {
  const say = useWords(documentWords)
  return (
    <Group gap="xs">
      <ActionIcon variant="default" aria-label={say('before')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeftIcon aria-hidden />
      </ActionIcon>
      <Text size="sm" className="absah-number" role="status">
        {say('page', { page, pages })}
      </Text>
      <ActionIcon variant="default" aria-label={say('after')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRightIcon aria-hidden />
      </ActionIcon>
    </Group>
  )
}
