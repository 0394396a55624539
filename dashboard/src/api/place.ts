import { createStore } from './store.ts'

/** Where a user works, as every call says it in its headers. */
export interface Place {
  readonly mode: 'live' | 'test'
  /** Number of a group; null: the default one, or all. */
  readonly branch: number | null
  /** Of a SUPER_ADMIN. */
  readonly organization: string | null
}

const KEY = 'absah.place'
const START: Place = { mode: 'live', branch: null, organization: null }

/** Of this tab alone: test data in one, live data in the other. */
export const placeStore = createStore<Place>(read())

export function setPlace(change: Partial<Place>): void {
  placeStore.set({ ...placeStore.get(), ...change })
  sessionStorage.setItem(KEY, JSON.stringify(placeStore.get()))
}

export function forgetPlace(): void {
  sessionStorage.removeItem(KEY)
  placeStore.set(START)
}

export function placeHeaders(): Record<string, string> {
  const { mode, branch, organization } = placeStore.get()
  return {
    'X-Absah-Mode': mode,
    ...(branch === null ? {} : { 'X-Branch-Id': String(branch) }),
    ...(organization === null ? {} : { 'X-Absah-Organization': organization }),
  }
}

function read(): Place {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...START, ...kept } : START
  } catch {
    return START
  }
}
