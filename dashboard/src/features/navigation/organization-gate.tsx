import { NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { placeStore, setPlace } from '../../api/place.ts'
import { useStore } from '../../api/store.ts'
import { profileQuery } from '../../profile/profile-query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { useWords } from '../../words/use-words.ts'
import { navigationWords } from './navigation-words.ts'
import { organizationsQuery } from './organizations-query.ts'

/** A SUPER_ADMIN belongs to no organization and chooses the one to work in. */
export function OrganizationGate({ children }: { readonly children: ReactNode }) {
  const { organization } = useStore(placeStore)
  const { data } = useQuery(profileQuery)
  if (data === undefined) return null
  if (data.role !== 'SUPER_ADMIN') return children
  return (
    <Stack>
      <OrganizationChoice />
      {organization !== null && children}
    </Stack>
  )
}

function OrganizationChoice() {
  const say = useWords(navigationWords)
  const { organization } = useStore(placeStore)
  const query = useQuery(organizationsQuery)
  return (
    <Loaded query={query} lines={1}>
      {({ items }) => (
        <NativeSelect
          label={say('organization')}
          description={say('chooseOrganization')}
          data={[{ value: '', label: '' }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
          value={organization ?? ''}
          onChange={({ currentTarget }) => setPlace({ organization: currentTarget.value || null })}
          maw={360}
        />
      )}
    </Loaded>
  )
}
