import { Kbd } from '@mantine/core'
import { useKeysOn } from './keys.ts'

/** The key of a button, where keys are on. Screen readers hear it from `aria-keyshortcuts`. */
export function KeyHint({ name }: { readonly name: string }) {
  const [isOn] = useKeysOn()
  return isOn ? (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {name}
    </Kbd>
  ) : null
}
