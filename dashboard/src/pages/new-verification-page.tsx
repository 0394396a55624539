import { Box, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { creationWords } from '../features/creation/creation-words.ts'
import { ServiceForm } from '../features/creation/service-form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { servicesQuery } from '../verifications/services-query.ts'
import { useWords } from '../words/use-words.ts'

export function NewVerificationPage() {
  const say = useWords(creationWords)
  const query = useQuery(servicesQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Page title={say('title')}>
      <Box maw={720}>
        <Loaded query={query}>
          {({ items }) => {
            const enabled = items.filter(({ is_enabled }) => is_enabled)
            const service = enabled.find(({ id }) => id === chosen) ?? enabled[0]
            return (
              <Stack gap="md">
                <Select
                  label={say('service')}
                  data={enabled.map(({ id, name }) => ({ value: id, label: name }))}
                  value={service?.id ?? null}
                  onChange={setChosen}
                  allowDeselect={false}
                />
                {service !== undefined && <ServiceForm key={service.id} service={service} />}
              </Stack>
            )
          }}
        </Loaded>
      </Box>
    </Page>
  )
}
