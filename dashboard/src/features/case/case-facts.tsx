import { Button, CopyButton, Group } from '@mantine/core'
import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import type { Verification } from './verification-query.ts'

export function CaseFacts({ verification }: { readonly verification: Verification }) {
  const say = useWords(caseWords)
  const { dateTime, duration, number } = useFormat()
  return (
    <Panel title={say('facts')}>
      <Facts
        facts={[
          { name: say('service'), value: verification.service.name },
          { name: say('created'), value: dateTime(verification.created_at) },
          { name: say('took'), value: verification.end_date === null ? null : duration(verification.execution_time) },
          { name: say('cost'), value: number(verification.credit_used) },
          { name: say('id'), value: <CaseNumber id={verification.id} /> },
        ]}
      />
    </Panel>
  )
}

function CaseNumber({ id }: { readonly id: string }) {
  const say = useWords(caseWords)
  return (
    <Group gap="xs">
      <code>{id}</code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {say(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
