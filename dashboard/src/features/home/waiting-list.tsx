import { Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AnchorLink } from '../../ui/links.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StatusBadge } from '../../verifications/status-badge.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import type { Home } from './home-query.ts'
import { homeWords } from './home-words.ts'

/** What waits for a person, the oldest first. */
export function WaitingList({ waiting }: { readonly waiting: Home['waiting'] }) {
  const say = useWords(homeWords)
  const { number } = useFormat()
  const count = `${number(waiting.total)}${waiting.is_more ? '+' : ''}`
  const all = (
    <AnchorLink to="/verifications" search={{ status: 'NEED_REVIEW' }} size="sm">
      {say('waitingMore', { count })}
    </AnchorLink>
  )
  return (
    <Panel title={say('waiting')} actions={waiting.total > 0 && all}>
      {waiting.items.length === 0 && <EmptyState text={say('waitingNone')} />}
      <ul className="absah-list">
        {waiting.items.map((item) => (
          <WaitingRow key={item.id} item={item} />
        ))}
      </ul>
    </Panel>
  )
}

function WaitingRow({ item }: { readonly item: Home['waiting']['items'][number] }) {
  const say = useWords(homeWords)
  const { ago } = useFormat()
  return (
    <li>
      <Link
        to="/verifications/$id"
        params={{ id: item.id }}
        className="absah-row"
        style={{ gridTemplateColumns: 'minmax(0, 1fr) auto', minHeight: 48 }}
      >
        <Group gap="sm">
          <StatusBadge status={item.status} />
          <Text size="sm">{item.service.name}</Text>
          {item.undecided_matches > 0 && (
            <Badge variant="outline" color="gray" tt="none" fw={500} c="inherit">
              {say('undecided', { count: item.undecided_matches })}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="var(--absah-quiet)" className="absah-number">
          {ago(item.created_at)}
        </Text>
      </Link>
    </li>
  )
}
