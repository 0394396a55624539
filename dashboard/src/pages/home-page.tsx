import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { Figures } from '../features/home/figures.tsx'
import { Health } from '../features/home/health.tsx'
import { homeQuery } from '../features/home/home-query.ts'
import { homeWords } from '../features/home/home-words.ts'
import { WaitingList } from '../features/home/waiting-list.tsx'
import { useMay } from '../profile/profile-query.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/use-words.ts'

export function HomePage() {
  const may = useMay()
  // Who has no home begins where their work is.
  return may('home:read') ? <Home /> : <Navigate to="/receipts" replace />
}

function Home() {
  const say = useWords(homeWords)
  const query = useQuery(homeQuery)
  return (
    <Page title={say('title')}>
      <Loaded query={query} lines={8}>
        {(home) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <WaitingList waiting={home.waiting} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Stack gap="md">
                <Figures home={home} />
                <Health home={home} />
              </Stack>
            </Grid.Col>
          </Grid>
        )}
      </Loaded>
    </Page>
  )
}
