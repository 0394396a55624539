import { Facts } from '../../ui/facts.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import type { Match } from './matches-of.ts'

/** What the list says of the entry, and what the score is made of. */
export function MatchFacts({ match }: { readonly match: Match }) {
  const say = useWords(caseWords)
  const { percent } = useFormat()
  const parts = match.reasons.map(({ code, effect }) => `${code.replaceAll('_', ' ').toLowerCase()} ${percent(effect)}`)
  return (
    <Facts
      facts={[
        { name: say('list'), value: match.list },
        { name: say('programme'), value: match.program },
        { name: say('position'), value: match.position },
        { name: say('country'), value: match.country },
        { name: say('birthDate'), value: match.birth_date },
        { name: say('aliases'), value: match.aliases.join(', ') || null },
        { name: say('effect'), value: parts.join(' · ') || null },
      ]}
    />
  )
}
