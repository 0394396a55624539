import { Box, Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Fact {
  readonly name: string
  /** Null: it is left out. */
  readonly value: ReactNode | null
}

/** Names and values, one below the other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Box
      component="dl"
      m={0}
      style={{ display: 'grid', gridTemplateColumns: 'minmax(90px, auto) 1fr', gap: '4px 16px' }}
    >
      {facts
        .filter(({ value }) => value !== null)
        .map(({ name, value }) => (
          <Box key={name} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" c="var(--absah-quiet)">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </Box>
        ))}
    </Box>
  )
}
