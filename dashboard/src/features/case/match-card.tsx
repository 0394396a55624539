import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useMay } from '../../profile/profile-query.ts'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import type { MatchDecision } from './decide-match.ts'
import { MatchFacts } from './match-facts.tsx'
import type { Match } from './matches-of.ts'

export interface MatchCardProps {
  readonly match: Match
  readonly isBusy: boolean
  readonly onDecide: (decision: MatchDecision['decision']) => void
}

const DECISIONS = ['TRUE_POSITIVE', 'FALSE_POSITIVE', 'UNSURE'] as const

export function MatchCard({ match, isBusy, onDecide }: MatchCardProps) {
  const say = useWords(caseWords)
  const may = useMay()
  const { percent } = useFormat()
  const decided = match.decision?.decision ?? null
  return (
    <Stack gap="xs" pb="md" style={{ borderBottom: '1px solid var(--absah-line)' }}>
      <Group justify="space-between" gap="xs">
        <Text fw={650}>{match.name}</Text>
        <Text size="sm" className="absah-number">
          {say('score', { score: percent(match.score) })}
        </Text>
      </Group>
      <Group gap={6}>
        {match.topics.map((topic) => (
          <Badge key={topic} variant="outline" color="gray" c="inherit" tt="none" fw={500}>
            {topic}
          </Badge>
        ))}
      </Group>
      <MatchFacts match={match} />
      {may('verifications:review') && (
        <Group gap="xs" role="group" aria-label={match.name}>
          {DECISIONS.map((decision) => (
            <Button
              key={decision}
              size="xs"
              variant={decision === decided ? 'filled' : 'default'}
              aria-pressed={decision === decided}
              disabled={isBusy}
              onClick={() => onDecide(decision)}
            >
              {say(decision)}
            </Button>
          ))}
        </Group>
      )}
      {match.decision !== null && !match.decision.is_final && decided !== 'UNSURE' && (
        <Text size="sm">{say('second')}</Text>
      )}
    </Stack>
  )
}
