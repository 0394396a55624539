import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { AccountButton } from './account-button.tsx'

const AccountItems = lazy(() => import('./account-items.tsx').then((each) => ({ default: each.AccountItems })))

/** Language, colours, keys, and the way out. */
export function AccountMenu() {
  const [isOpen, { open, close }] = useDisclosure(false)
  const button = <AccountButton isOpen={isOpen} onClick={open} />
  if (!isOpen) return button
  return (
    <Suspense fallback={button}>
      <AccountItems onClose={close} />
    </Suspense>
  )
}
