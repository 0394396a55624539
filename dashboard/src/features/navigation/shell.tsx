import { Alert, AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { placeStore } from '../../api/place.ts'
import { useStore } from '../../api/store.ts'
import { Logo } from '../../ui/logo.tsx'
import { useWords } from '../../words/use-words.ts'
import { AccountMenu } from './account-menu.tsx'
import { Links } from './links.tsx'
import { LiveChanges } from './live-changes.tsx'
import { navigationWords } from './navigation-words.ts'
import { OrganizationGate } from './organization-gate.tsx'
import { PlaceChoice } from './place-choice.tsx'

/** What stands around every page. */
export function Shell() {
  const say = useWords(navigationWords)
  const [isOpen, menu] = useDisclosure(false)
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <AppShell.Header className="absah-no-print" bg="var(--absah-panel)">
        <a className="absah-skip" href="#content">
          {say('skip')}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={say('open')} />
            <Link to="/" className="absah-home" aria-label="Absah">
              <Logo size={26} />
              <Text fw={700} visibleFrom="xs">
                Absah
              </Text>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <PlaceChoice />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="absah-no-print" p="xs" aria-label={say('main')} bg="var(--absah-panel)">
        <Links onGo={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Notes />
        <OrganizationGate>
          <LiveChanges />
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </OrganizationGate>
      </AppShell.Main>
    </AppShell>
  )
}

/** What one should know on every page. */
function Notes() {
  const say = useWords(navigationWords)
  const { online } = useNetwork()
  const { mode } = useStore(placeStore)
  return (
    <>
      {!online && (
        <Alert color="orange" variant="outline" mb="md" role="status">
          {say('offline')}
        </Alert>
      )}
      {mode === 'test' && (
        <Text size="sm" mb="md" c="var(--absah-quiet)">
          {say('testNote')}
        </Text>
      )}
    </>
  )
}
