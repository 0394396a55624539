import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CaseActions } from '../features/case/case-actions.tsx'
import { CaseView } from '../features/case/case-view.tsx'
import { caseWords } from '../features/case/case-words.ts'
import { useRevealed } from '../features/case/revealed.ts'
import { verificationQuery } from '../features/case/verification-query.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/use-words.ts'

const route = getRouteApi('/verifications/$id')

export function CasePage() {
  const { id } = route.useParams()
  // A case of its own for each number: nothing typed for one shows up in the next.
  return <Case key={id} id={id} />
}

function Case({ id }: { readonly id: string }) {
  const say = useWords(caseWords)
  const [isRevealed, reveal] = useRevealed(id)
  const masked = useQuery({ ...verificationQuery(id, false), enabled: !isRevealed })
  const plain = useQuery({ ...verificationQuery(id, true), enabled: isRevealed })
  const query = isRevealed ? plain : masked
  const actions = query.data !== undefined && <CaseActions verification={query.data.verification} />
  return (
    <Page title={say('title', { number: id.slice(-8) })} actions={actions}>
      <Loaded query={query} lines={12}>
        {(read) => <CaseView read={read} isRevealed={isRevealed} onReveal={reveal} />}
      </Loaded>
    </Page>
  )
}
