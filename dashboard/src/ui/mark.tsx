import { Group, Text } from '@mantine/core'
import {
  CheckCircledIcon,
  ClockIcon,
  CrossCircledIcon,
  DotFilledIcon,
  ExclamationTriangleIcon,
} from '@radix-ui/react-icons'
import type { ComponentType, ReactNode } from 'react'

export type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'quiet'

const LOOKS: Readonly<Record<Tone, { icon: ComponentType<{ 'aria-hidden': true }>; colour: string }>> = {
  good: { icon: CheckCircledIcon, colour: 'light-dark(#1d6b2f, var(--mantine-color-green-4))' },
  bad: { icon: CrossCircledIcon, colour: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))' },
  warning: {
    icon: ExclamationTriangleIcon,
    colour: 'light-dark(#8a4b00, var(--mantine-color-yellow-4))',
  },
  busy: { icon: ClockIcon, colour: 'light-dark(var(--mantine-color-blue-9), var(--mantine-color-blue-4))' },
  quiet: { icon: DotFilledIcon, colour: 'var(--absah-quiet)' },
}

/** A word with its sign and colour: none of the three alone carries the meaning. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const { icon: Icon, colour } = LOOKS[tone]
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex" c={colour} style={{ whiteSpace: 'nowrap' }}>
      <Icon aria-hidden />
      <Text span size="sm" fw={550} inherit={false} c="inherit">
        {children}
      </Text>
    </Group>
  )
}
