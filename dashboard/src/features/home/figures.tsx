import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Panel } from '../../ui/panel.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { creditsQuery } from './credits-query.ts'
import type { Home } from './home-query.ts'
import { homeWords } from './home-words.ts'

const FIGURES = ['verified', 'partially_not_verified', 'not_verified', 'in_review', 'failed', 'open'] as const

/** How the day goes. */
export function Figures({ home }: { readonly home: Home }) {
  const say = useWords(homeWords)
  const { number, duration } = useFormat()
  const credits = useQuery(creditsQuery)
  const { count, median_seconds } = home.decisions
  return (
    <Panel title={say('today')}>
      <SimpleGrid component="dl" m={0} cols={{ base: 2, sm: 3 }} spacing="md">
        {FIGURES.map((name) => (
          <Figure key={name} name={say(name)} value={number(home.figures[name])} />
        ))}
        <Figure name={say('decisions')} value={number(count)} />
        <Figure name={say('median')} value={median_seconds === null ? say('none') : duration(median_seconds)} />
        {credits.data !== undefined && (
          <Figure name={say('credits')} value={number(credits.data.organization_balance)} />
        )}
      </SimpleGrid>
    </Panel>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Stack gap={0} justify="flex-end" style={{ flexDirection: 'column-reverse' }}>
      <Text component="dt" size="sm" c="var(--absah-quiet)">
        {name}
      </Text>
      <Text component="dd" m={0} size="xl" fw={650} className="absah-number">
        {value}
      </Text>
    </Stack>
  )
}
