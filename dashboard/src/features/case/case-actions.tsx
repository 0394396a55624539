import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../profile/profile-query.ts'
import { Problem } from '../../ui/problem.tsx'
import type { Status } from '../../verifications/status-words.ts'
import { useWords } from '../../words/use-words.ts'
import { caseWords } from './case-words.ts'
import { type Move, useMove } from './move.ts'
import { RedactDialog } from './redact-dialog.tsx'
import type { Verification } from './verification-query.ts'

const MOVES: Partial<Readonly<Record<Status, readonly Move[]>>> = {
  IN_QUEUE: ['cancel'],
  IN_PROGRESS: ['cancel'],
  FRAUD_DETECTED: ['continue', 'cancel'],
  FAILED: ['retry'],
}
const UNSETTLED: ReadonlySet<Status> = new Set(['DRAFT', 'IN_QUEUE', 'IN_PROGRESS'])

/** What can be done with a case besides deciding it. */
export function CaseActions({ verification }: { readonly verification: Verification }) {
  const say = useWords(caseWords)
  const may = useMay()
  const move = useMove(verification.id)
  const [isRedacting, redacting] = useDisclosure(false)
  const moves = may('verifications:write') ? (MOVES[verification.status] ?? []) : []
  return (
    <Group gap="xs" className="absah-no-print">
      {move.error !== null && <Problem error={move.error} />}
      {moves.map((each) => (
        <Button key={each} variant="default" size="sm" loading={move.isPending} onClick={() => move.mutate(each)}>
          {say(each)}
        </Button>
      ))}
      <Button variant="default" size="sm" onClick={() => window.print()}>
        {say('print')}
      </Button>
      {may('verifications:redact') && !UNSETTLED.has(verification.status) && (
        <Button variant="default" size="sm" onClick={redacting.open}>
          {say('redact')}
        </Button>
      )}
      <RedactDialog id={verification.id} isOpen={isRedacting} onClose={redacting.close} />
    </Group>
  )
}
