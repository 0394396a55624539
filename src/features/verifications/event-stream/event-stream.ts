import { PassThrough, type Readable } from 'node:stream'
import type { Caller } from '../../access/caller.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Change } from './store.ts'

export interface EventStreamOptions {
  readonly feed: ChangeFeed
  readonly caller: Caller
  /** What happened since the listener was cut off, the oldest first; null: too much, everything has to be read anew. */
  readonly readMissed: () => Promise<readonly Change[] | null>
  readonly heartbeatMs: number
  /** Rejects once the listener may hear no more. */
  readonly check: () => Promise<unknown>
  readonly onEnd: () => void
}

/** Bytes that wait for a listener who reads too slowly; then the stream ends, and it comes back for the rest. */
const WAITING_BYTES_MAX = 256 * 1024

/**
 * Server-sent events (HTML Living Standard, 9.2): `changed` with the id of a verification and nothing else of it, `reset`
 * where everything has to be read anew. Ends with the listener's session.
 */
export function openEventStream(options: EventStreamOptions): Readable {
  const { feed, caller, readMissed, heartbeatMs, check, onEnd } = options
  const stream = new PassThrough()
  const write = (text: string) => {
    if (stream.writableLength > WAITING_BYTES_MAX) stream.destroy()
    else if (!stream.writableEnded) stream.write(text)
  }
  write('retry: 2000\n\n')
  const isTheirs = ({ organizationId, mode, groupId }: Change) =>
    organizationId === caller.scope.organizationId &&
    mode === caller.scope.mode &&
    (caller.scope.groupId === null || groupId === caller.scope.groupId)
  const tell = (change: Change) => {
    if (isTheirs(change)) write(`id: ${change.atMicros}\nevent: changed\ndata: ${dataOf(change)}\n\n`)
  }
  // Listens first: what happens while the missed is read may come twice, and is never left out.
  const unlisten = feed.listen(tell)
  readMissed().then(
    (missed) => {
      if (missed === null) write('event: reset\ndata: {}\n\n')
      for (const change of missed ?? []) tell(change)
    },
    () => stream.destroy(),
  )
  const beating = setInterval(() => {
    check().then(
      () => write(': heartbeat\n\n'),
      () => stream.end(),
    )
  }, heartbeatMs)
  stream.once('close', () => {
    clearInterval(beating)
    unlisten()
    onEnd()
  })
  return stream
}

function dataOf({ verificationId, sequence }: Change): string {
  return JSON.stringify({ verification_id: verificationId, sequence })
}
