import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Where there is nothing, and what to do about it. */
export function EmptyState({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="md">
        <Text c="var(--absah-quiet)" ta="center" maw={480}>
          {text}
        </Text>
        {children}
      </Stack>
    </Paper>
  )
}
