import { Button, Group, Text } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { KeyHint } from '../../../keys/key-hint.tsx'
import { useKeys } from '../../../keys/keys.ts'
import { Mark } from '../../../ui/mark.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useWords } from '../../../words/use-words.ts'
import type { Decision } from './decision-query.ts'
import { decisionWords } from './decision-words.ts'
import { useUndoDecision } from './undo-decision.ts'

/** Decided a moment ago: until it takes effect it can be undone, and nobody hears of it. */
export function DecisionNotice({ decision }: { readonly decision: Decision }) {
  const say = useWords(decisionWords)
  const undo = useUndoDecision(decision.verification_id)
  const [now, setNow] = useState(Date.now)
  useInterval(() => setNow(Date.now()), 500, { autoInvoke: true })
  useKeys([['u', () => undo.mutate()]])
  const effectMs = Date.parse(decision.takes_effect_at ?? '')
  const seconds = Math.max(0, Math.ceil((effectMs - now) / 1000))
  return (
    <Panel title={say('title')}>
      {undo.error !== null && <Problem error={undo.error} />}
      <Group justify="space-between" role="status">
        <Mark tone={decision.outcome === 'APPROVED' ? 'good' : 'bad'}>
          {say(`decided${decision.outcome}`, { name: decision.decided_by.name })}
        </Mark>
        <Button
          variant="default"
          onClick={() => undo.mutate()}
          loading={undo.isPending}
          aria-keyshortcuts="u"
          rightSection={<KeyHint name="U" />}
        >
          {say('undo')}
        </Button>
      </Group>
      <Text size="sm" c="var(--absah-quiet)" className="absah-number">
        {say('effect', { seconds })}
      </Text>
    </Panel>
  )
}
