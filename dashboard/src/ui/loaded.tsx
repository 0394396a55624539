import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { defineWords } from '../words/words.ts'
import { Problem } from './problem.tsx'

const words = defineWords({
  en: { loading: 'Loading' },
  id: { loading: 'Memuat' },
  am: { loading: 'በመጫን ላይ' },
})

export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data, Error>
  /** How many lines to show meanwhile. */
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}

/** What a query answered; until then its outline, and where it failed why. Older data stay while newer ones come. */
export function Loaded<Data>({ query, lines = 4, children }: LoadedProps<Data>) {
  const say = useWords(words)
  const { data, error, refetch } = query
  if (data !== undefined) return children(data)
  if (error !== null) return <Problem error={error} onAgain={() => void refetch()} />
  return (
    <Stack gap="sm" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((key) => (
        <Skeleton key={key} height={28} radius="sm" />
      ))}
    </Stack>
  )
}
