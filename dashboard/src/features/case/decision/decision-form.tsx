import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { KeyHint } from '../../../keys/key-hint.tsx'
import { useKeys } from '../../../keys/keys.ts'
import { Panel } from '../../../ui/panel.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useWords } from '../../../words/use-words.ts'
import { undecidedMatchesOf } from '../matches-of.ts'
import type { ReadCase } from '../verification-query.ts'
import { useDecide } from './decide.ts'
import { decisionWords } from './decision-words.ts'
import { NEEDS_NOTE, REASONS, type ReasonCode, reasonWords } from './review-reasons.ts'

type Outcome = keyof typeof REASONS

export function DecisionForm({ read }: { readonly read: ReadCase }) {
  const say = useWords(decisionWords)
  const { verification, etag } = read
  const decide = useDecide(verification.id, etag)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useKeys([
    ['a', () => setOutcome('APPROVED')],
    ['r', () => setOutcome('REJECTED')],
  ])
  return (
    <Panel title={say('title')}>
      {decide.error !== null && <Problem error={decide.error} />}
      <Group grow role="group" aria-label={say('title')}>
        {(['APPROVED', 'REJECTED'] as const).map((each) => (
          <Button
            key={each}
            variant={each === outcome ? 'filled' : 'default'}
            color={each === 'APPROVED' ? 'absah' : 'red.9'}
            aria-pressed={each === outcome}
            aria-keyshortcuts={each === 'APPROVED' ? 'a' : 'r'}
            onClick={() => setOutcome(each)}
            rightSection={<KeyHint name={each === 'APPROVED' ? 'A' : 'R'} />}
          >
            {say(each)}
          </Button>
        ))}
      </Group>
      {outcome !== null && (
        <Details
          key={outcome}
          outcome={outcome}
          undecided={undecidedMatchesOf(verification).length}
          isBusy={decide.isPending}
          onDecide={(details) => decide.mutate({ outcome, ...details })}
        />
      )}
    </Panel>
  )
}

interface DetailsProps {
  readonly outcome: Outcome
  readonly undecided: number
  readonly isBusy: boolean
  readonly onDecide: (details: { reason_code: ReasonCode; note: string | null; accept_undecided: boolean }) => void
}

function Details({ outcome, undecided, isBusy, onDecide }: DetailsProps) {
  const say = useWords(decisionWords)
  const sayReason = useWords(reasonWords)
  const [reason, setReason] = useState<ReasonCode>(REASONS[outcome][0])
  const [note, setNote] = useState('')
  const [accepts, setAccepts] = useState(false)
  const isHeldUp = outcome === 'APPROVED' && undecided > 0 && !accepts
  const lacksNote = NEEDS_NOTE.has(reason) && note.trim() === ''
  const submit = () => {
    if (isHeldUp || lacksNote || isBusy) return
    onDecide({ reason_code: reason, note: note.trim() || null, accept_undecided: accepts })
  }
  // From within the note as well, where other keys are letters.
  const onKeyDown = getHotkeyHandler([['mod+Enter', submit]])
  useKeys([['mod+Enter', submit]])
  return (
    <Stack gap="sm">
      <Select
        label={say('reason')}
        data={REASONS[outcome].map((value) => ({ value, label: sayReason(value) }))}
        value={reason}
        onChange={(value) => value !== null && setReason(value)}
        allowDeselect={false}
      />
      <Textarea
        label={say('note')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        onKeyDown={onKeyDown}
        description={NEEDS_NOTE.has(reason) ? say('noteNeeded') : undefined}
        maxLength={2_000}
        autosize
        minRows={2}
      />
      {outcome === 'APPROVED' && undecided > 0 && (
        <Checkbox
          label={say('undecided', { count: undecided })}
          checked={accepts}
          onChange={({ currentTarget }) => setAccepts(currentTarget.checked)}
        />
      )}
      <Text size="sm" c="var(--absah-quiet)">
        {say(outcome === 'APPROVED' ? 'approveEffect' : 'rejectEffect')}
      </Text>
      <Button
        onClick={submit}
        loading={isBusy}
        disabled={isHeldUp || lacksNote}
        color={outcome === 'APPROVED' ? 'absah' : 'red.9'}
        rightSection={<KeyHint name="Ctrl ⏎" />}
      >
        {say('submit')}
      </Button>
    </Stack>
  )
}
