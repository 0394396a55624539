import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { profileQuery, useMay } from '../../../profile/profile-query.ts'
import { useWords } from '../../../words/use-words.ts'
import type { ReadCase } from '../verification-query.ts'
import { DecisionForm } from './decision-form.tsx'
import { DecisionNotice } from './decision-notice.tsx'
import { decisionQuery } from './decision-query.ts'
import { decisionWords } from './decision-words.ts'

/** What waits for a decision can be decided; what was decided a moment ago can be undone. */
export function DecisionPanel({ read }: { readonly read: ReadCase }) {
  const say = useWords(decisionWords)
  const may = useMay()
  const userId = useQuery(profileQuery).data?.id
  const { id, status } = read.verification
  const { data } = useQuery({ ...decisionQuery(id), enabled: may('verifications:review') && status === 'NEED_REVIEW' })
  if (!may('verifications:review')) return null
  if (data?.state === 'WAITING') return <DecisionNotice decision={data} />
  const isFirst = data?.state === 'AWAITING_SECOND'
  const isOwn = isFirst && data.decided_by.id === userId
  return (
    <>
      {data?.state === 'LAPSED' && (
        <Alert color="orange" variant="outline">
          {say('lapsed')}
        </Alert>
      )}
      {isFirst && (
        <Alert color="blue" variant="outline">
          {say(`decided${data.outcome}`, { name: data.decided_by.name })} {say(isOwn ? 'waitsForOther' : 'waitsForYou')}
        </Alert>
      )}
      {status === 'NEED_REVIEW' && !isOwn && <DecisionForm read={read} />}
    </>
  )
}
