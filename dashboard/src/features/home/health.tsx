import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useWords } from '../../words/use-words.ts'
import type { Home } from './home-query.ts'
import { homeWords } from './home-words.ts'
import { listsQuery } from './lists-query.ts'

/** Whether what the server depends on is well: first what is not. */
export function Health({ home }: { readonly home: Home }) {
  const say = useWords(homeWords)
  return (
    <Panel title={say('health')}>
      <Stack gap="xs">
        <Webhooks webhooks={home.webhooks} />
        <Banks banks={home.banks} />
        <Lists />
      </Stack>
    </Panel>
  )
}

function Webhooks({ webhooks }: { readonly webhooks: Home['webhooks'] }) {
  const say = useWords(homeWords)
  const { paused_endpoints: paused, failed_deliveries: failed } = webhooks
  return (
    <>
      {paused === 0 && failed === 0 && <Mark tone="good">{say('webhooksWell')}</Mark>}
      {paused > 0 && <Mark tone="bad">{say('webhooksPaused', { count: paused })}</Mark>}
      {failed > 0 && <Mark tone="bad">{say('webhooksFailed', { count: failed })}</Mark>}
    </>
  )
}

function Banks({ banks }: { readonly banks: Home['banks'] }) {
  const say = useWords(homeWords)
  const resting = banks.filter(({ status }) => status === 'resting')
  if (resting.length === 0) return <Mark tone="good">{say('banksWell')}</Mark>
  return resting.map(({ code }) => (
    <Mark key={code} tone="bad">
      {say('bankResting', { bank: code })}
    </Mark>
  ))
}

function Lists() {
  const say = useWords(homeWords)
  const { data } = useQuery(listsQuery)
  if (data === undefined) return null
  if (data.items.length === 0) return <Mark tone="warning">{say('listsNone')}</Mark>
  const stale = data.items.filter(({ is_stale }) => is_stale)
  if (stale.length === 0) return <Mark tone="good">{say('listsWell')}</Mark>
  return stale.map(({ list }) => (
    <Mark key={list} tone="warning">
      {say('listStale', { list })}
    </Mark>
  ))
}
