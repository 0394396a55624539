import { sessionFetch } from '../../api/session-fetch.ts'
import { createEventReader } from './event-reader.ts'

export interface Listener {
  onChanged(verificationId: string): void
  /** Everything has to be read anew. */
  onReset(): void
}

const PAUSE_MS_MIN = 1_000
const PAUSE_MS_MAX = 30_000
/** Changes that come together are told once. */
const GATHER_MS = 300

/**
 * Reads `GET /events/stream` with `fetch`, because an `EventSource` sends no credentials. Comes back after a break with the last
 * id that it heard, and stops when the returned function is called.
 */
export function listenToChanges(listener: Listener): () => void {
  const stop = new AbortController()
  const tell = gather(listener)
  let lastId: string | null = null
  let pauseMs = PAUSE_MS_MIN
  const read = async () => {
    const headers: Record<string, string> = lastId === null ? {} : { 'Last-Event-ID': lastId }
    const response = await sessionFetch(new URL('/events/stream', location.origin).href, {
      headers,
      signal: stop.signal,
    })
    if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}`)
    pauseMs = PAUSE_MS_MIN
    const reader = createEventReader((event) => {
      lastId = event.id ?? lastId
      tell(event.kind, event.data)
    })
    const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) reader(piece.value)
  }
  const go = async () => {
    while (!stop.signal.aborted) {
      await read().catch(() => undefined)
      await pause(pauseMs, stop.signal)
      pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)
    }
  }
  void go()
  return () => stop.abort()
}

function gather({ onChanged, onReset }: Listener): (kind: string, data: string) => void {
  const changed = new Set<string>()
  let isWaiting = false
  const tellAll = () => {
    isWaiting = false
    for (const id of changed) onChanged(id)
    changed.clear()
  }
  return (kind, data) => {
    if (kind === 'reset') onReset()
    if (kind !== 'changed') return
    changed.add(JSON.parse(data).verification_id)
    if (isWaiting) return
    isWaiting = true
    setTimeout(tellAll, GATHER_MS)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
