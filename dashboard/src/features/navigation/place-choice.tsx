import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { placeStore, setPlace } from '../../api/place.ts'
import { useStore } from '../../api/store.ts'
import { profileQuery } from '../../profile/profile-query.ts'
import { useWords } from '../../words/use-words.ts'
import { navigationWords } from './navigation-words.ts'

/** Live or test data, and the group for who has several. */
export function PlaceChoice() {
  const say = useWords(navigationWords)
  const { mode, branch } = useStore(placeStore)
  const { data } = useQuery(profileQuery)
  const branches = data?.group === null ? data.branches : []
  return (
    <>
      {branches.length > 1 && (
        <NativeSelect
          aria-label={say('branch')}
          data={[
            { value: '', label: say('everyGroup') },
            ...branches.map(({ name, number }) => ({ value: String(number), label: name })),
          ]}
          value={branch ?? ''}
          onChange={({ currentTarget: { value } }) => setPlace({ branch: value === '' ? null : Number(value) })}
          size="xs"
          maw={150}
          visibleFrom="xs"
        />
      )}
      <NativeSelect
        aria-label={say('mode')}
        data={(data?.modes ?? []).map((value) => ({ value, label: say(value) }))}
        value={mode}
        onChange={({ currentTarget }) => setPlace({ mode: currentTarget.value === 'test' ? 'test' : 'live' })}
        size="xs"
      />
    </>
  )
}
