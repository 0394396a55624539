import { Paper, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { FilterBar } from '../features/verifications/filter-bar.tsx'
import { listWords } from '../features/verifications/list-words.ts'
import { searchQuery } from '../features/verifications/search-query.ts'
import { VerificationRows } from '../features/verifications/verification-rows.tsx'
import { useMay } from '../profile/profile-query.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { readFilters } from '../verifications/filters.ts'
import { useWords } from '../words/use-words.ts'

const route = getRouteApi('/verifications')

export function VerificationsPage() {
  const say = useWords(listWords)
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(searchQuery(filters))
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = query
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  const create = may('verifications:write') && <ButtonLink to="/new">{say('create')}</ButtonLink>
  return (
    <Page title={say('title')} actions={create}>
      <Stack gap="md">
        <FilterBar filters={filters} onChange={(next) => void navigate({ search: readFilters(next), replace: true })} />
        <Loaded query={query} lines={10}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items)
            const isFiltered = Object.keys(filters).length > 0
            if (items.length === 0) return <EmptyState text={say(isFiltered ? 'none' : 'noneYet')} />
            return (
              <Paper withBorder bg="var(--absah-panel)" style={{ overflowX: 'auto' }}>
                <VerificationRows items={items} hasMore={hasNextPage} onMore={onMore} />
              </Paper>
            )
          }}
        </Loaded>
        <Text size="sm" c="var(--absah-quiet)">
          {say('nameless')}
        </Text>
      </Stack>
    </Page>
  )
}
