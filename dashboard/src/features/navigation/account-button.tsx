import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { PersonIcon } from '@radix-ui/react-icons'
import type { ComponentProps } from 'react'
import { useWords } from '../../words/use-words.ts'
import { navigationWords } from './navigation-words.ts'

export interface AccountButtonProps extends ActionIconProps, Omit<ComponentProps<'button'>, 'color' | 'style'> {
  readonly isOpen: boolean
}

export function AccountButton({ isOpen, ...others }: AccountButtonProps) {
  const say = useWords(navigationWords)
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={say('account')}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      {...others}
    >
      <PersonIcon aria-hidden />
    </ActionIcon>
  )
}
