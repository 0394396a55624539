import { CheckCircledIcon, HomeIcon, ListBulletIcon, PlusCircledIcon } from '@radix-ui/react-icons'
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { type Permission, useMay } from '../../profile/profile-query.ts'
import { NavigationLink } from '../../ui/links.tsx'
import { useWords } from '../../words/use-words.ts'
import { navigationWords } from './navigation-words.ts'

interface Destination {
  readonly to: '/' | '/verifications' | '/new' | '/receipts'
  readonly word: 'home' | 'verifications' | 'creation' | 'receipts'
  readonly permission: Permission
  readonly icon: ComponentType<{ 'aria-hidden': true }>
}

/** Where one can go; who may not is not shown the way. */
const DESTINATIONS: readonly Destination[] = [
  { to: '/', word: 'home', permission: 'home:read', icon: HomeIcon },
  { to: '/verifications', word: 'verifications', permission: 'verifications:read', icon: ListBulletIcon },
  { to: '/new', word: 'creation', permission: 'verifications:write', icon: PlusCircledIcon },
  { to: '/receipts', word: 'receipts', permission: 'receipts', icon: CheckCircledIcon },
]

export function Links({ onGo }: { readonly onGo: () => void }) {
  const say = useWords(navigationWords)
  const may = useMay()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return DESTINATIONS.filter(({ permission }) => may(permission)).map(({ to, word, icon: Icon }) => {
    const isHere = to === '/' ? path === '/' : path.startsWith(to)
    return (
      <NavigationLink
        key={to}
        to={to}
        onClick={onGo}
        label={say(word)}
        leftSection={<Icon aria-hidden />}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
      />
    )
  })
}
