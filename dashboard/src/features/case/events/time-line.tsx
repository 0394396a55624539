import { Text, Timeline } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Loaded } from '../../../ui/loaded.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { useFormat } from '../../../words/use-format.ts'
import { useWords } from '../../../words/use-words.ts'
import { caseWords } from '../case-words.ts'
import { type CaseEvent, eventsQuery } from '../events-query.ts'
import { DecisionLapsed } from './decision-lapsed.tsx'
import { Edited } from './edited.tsx'
import { eventWords } from './event-words.ts'
import { MatchDecided } from './match-decided.tsx'
import { Redacted } from './redacted.tsx'
import { StatusChanged } from './status-changed.tsx'
import { WebhookAttempt } from './webhook-attempt.tsx'

const KINDS: Readonly<Record<CaseEvent['kind'], ComponentType<{ event: CaseEvent }>>> = {
  STATUS_CHANGED: StatusChanged,
  EDITED: Edited,
  REDACTED: Redacted,
  DECIDED: MatchDecided,
  DECISION_LAPSED: DecisionLapsed,
  WEBHOOK_ATTEMPT: WebhookAttempt,
}

/** Everything that happened, in order. */
export function TimeLine({ id }: { readonly id: string }) {
  const say = useWords(caseWords)
  const query = useQuery(eventsQuery(id))
  return (
    <Panel title={say('timeline')}>
      <Loaded query={query}>
        {({ items }) => (
          <Timeline bulletSize={14} lineWidth={2} active={items.length}>
            {items.map((event) => (
              <TimeLineItem key={`${event.at} ${event.kind} ${event.attempt?.delivery_id}`} event={event} />
            ))}
          </Timeline>
        )}
      </Loaded>
    </Panel>
  )
}

function TimeLineItem({ event }: { readonly event: CaseEvent }) {
  const say = useWords(eventWords)
  const { dateTime } = useFormat()
  const Kind = KINDS[event.kind]
  const byKey = event.api_key === null ? '' : say('byKey', { key: event.api_key })
  const by = event.user_id === null ? byKey : say('byPerson')
  return (
    <Timeline.Item>
      <Text size="sm">
        <Kind event={event} />
      </Text>
      <Text size="xs" c="var(--absah-quiet)" className="absah-number">
        {[dateTime(event.at), by].filter(Boolean).join(' · ')}
      </Text>
    </Timeline.Item>
  )
}
