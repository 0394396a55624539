import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { sessionStore } from '../../api/session.ts'
import { useStore } from '../../api/store.ts'
import { profileQuery } from '../../profile/profile-query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { StartingPage } from './starting-page.tsx'

const SignInPage = lazy(() => import('./sign-in-page.tsx').then((each) => ({ default: each.SignInPage })))
const EndedDialog = lazy(() => import('./ended-dialog.tsx').then((each) => ({ default: each.EndedDialog })))
const NewPasswordPage = lazy(() =>
  import('./new-password-page.tsx').then((each) => ({ default: each.NewPasswordPage })),
)

/** The application for who is signed in, and the way in for everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useStore(sessionStore)
  return (
    <Suspense fallback={null}>
      {session === 'starting' && <StartingPage />}
      {session === 'out' && <SignInPage />}
      {(session === 'in' || session === 'ended') && <SignedIn>{children}</SignedIn>}
      <Suspense fallback={null}>{session === 'ended' && <EndedDialog />}</Suspense>
    </Suspense>
  )
}

function SignedIn({ children }: { readonly children: ReactNode }) {
  const profile = useQuery(profileQuery)
  return (
    <Loaded query={profile} lines={1}>
      {({ must_change_password }) => (must_change_password ? <NewPasswordPage /> : children)}
    </Loaded>
  )
}
