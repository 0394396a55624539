import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { createStore, useStore } from '../api/store.ts'

const KEY = 'absah.keys'

/** Single letters as shortcuts: some people's tools type letters without being asked, so they can be switched off. */
const areKeysOn = createStore(localStorage.getItem(KEY) !== 'off')

export function useKeysOn(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useStore(areKeysOn)
  return [isOn, turnKeys]
}

/** Shortcuts of a page, where they are on; not while somebody types into a field. */
export function useKeys(items: HotkeyItem[]): void {
  const isOn = useStore(areKeysOn)
  useHotkeys(isOn ? items : [])
}

function turnKeys(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off')
  areKeysOn.set(isOn)
}
