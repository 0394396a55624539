import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { authMethodsQuery } from './auth-methods-query.ts'
import { sessionWords } from './session-words.ts'
import { useStartOidc } from './start-oidc.ts'

/** Where the operator has set an identity provider. */
export function OidcButton() {
  const say = useWords(sessionWords)
  const { data } = useQuery(authMethodsQuery)
  const start = useStartOidc()
  if (data?.OIDC.enabled !== true) return null
  const name = data.OIDC.details === null ? 'OpenID' : new URL(data.OIDC.details).hostname
  return (
    <>
      {start.error !== null && <Problem error={start.error} />}
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
        {say('provider', { name })}
      </Button>
    </>
  )
}
