import { Stack } from '@mantine/core'
import { Panel } from '../../ui/panel.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import { useDecideMatch } from './decide-match.ts'
import { MatchCard } from './match-card.tsx'
import { matchesOf } from './matches-of.ts'
import type { ReadCase } from './verification-query.ts'

/** Entries of lists that the person may be. */
export function MatchList({ read }: { readonly read: ReadCase }) {
  const say = useWords(caseWords)
  const { verification, etag } = read
  const decide = useDecideMatch(verification.id, etag)
  const matches = matchesOf(verification)
  if (matches.length === 0) return null
  return (
    <Panel title={say('matches')}>
      {decide.error !== null && <Problem error={decide.error} />}
      <Stack gap="md">
        {matches.map((match) => (
          <MatchCard
            key={match.match_id}
            match={match}
            isBusy={decide.isPending}
            onDecide={(decision) => decide.mutate({ matchId: match.match_id, decision })}
          />
        ))}
      </Stack>
    </Panel>
  )
}
