import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AnchorLink } from '../../ui/links.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StatusBadge } from '../../verifications/status-badge.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import { earlierQuery } from './earlier-query.ts'

/** Earlier cases of the same person, told by keyed hashes of numbers. */
export function EarlierList({ id }: { readonly id: string }) {
  const say = useWords(caseWords)
  const { date } = useFormat()
  const query = useQuery(earlierQuery(id))
  return (
    <Panel title={say('earlier')}>
      <Loaded query={query} lines={1}>
        {({ items }) => (
          <Stack gap="xs">
            {items.length === 0 && (
              <Text size="sm" c="var(--absah-quiet)">
                {say('earlierNone')}
              </Text>
            )}
            {items.map((item) => (
              <Group key={item.id} justify="space-between" gap="xs">
                <AnchorLink to="/verifications/$id" params={{ id: item.id }} size="sm">
                  {item.service.name} · {date(item.created_at)}
                </AnchorLink>
                <Text size="xs" c="var(--absah-quiet)">
                  {item.told_by.map((each) => say(each)).join(', ')}
                </Text>
                <StatusBadge status={item.status} verdict={item.output_status} />
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}
