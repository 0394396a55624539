import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { knownError } from '../../../platform/http/http-error.ts'
import type { Authenticate } from '../../access/authenticate.ts'
import type { Scope } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import type { ChangeFeed } from './change-feed.ts'
import { openEventStream } from './event-stream.ts'
import { type Change, listChanges, readClock } from './store.ts'

export interface EventStreamDeps {
  readonly db: Db
  readonly authenticate: Authenticate
  readonly feed: ChangeFeed
  readonly heartbeatMs: number
}

/** Streams that one user may have open on one node: windows of a browser. */
export const STREAMS_PER_USER_MAX = 6
/** Of those that were missed. More, or older ones, are a reset. */
const MISSED_MAX = 1_000
const MISSED_MICROS_MAX = 15n * 60n * 1_000_000n
/** What was under way when a listener was cut off may carry an earlier moment than what it heard last. */
const OVERLAP_MICROS = 15_000_000n

const LAST_EVENT = z.looseObject({
  'last-event-id': z
    .string()
    .regex(/^\d{1,18}$/, 'Must be an id of an event, unchanged')
    .meta({ examples: ['1764565200000000'] })
    .optional()
    .describe('`id` of the last event that was heard: what happened since comes first'),
})

export const eventStreamRoutes =
  (deps: EventStreamDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const open = new Map<Readable, string>()
    // A server that stops waits for its answers, and these have no end of their own.
    app.addHook('preClose', async () => {
      for (const stream of open.keys()) stream.destroy()
    })
    app.get(
      '/events/stream',
      {
        config: { permission: 'events:read', errors: ['TOO_MANY_REQUESTS'] },
        schema: {
          tags: ['Verifications'],
          operationId: 'streamEvents',
          summary: 'Be told what changes',
          description:
            'Server-sent events for a page: `changed` with a verification’s id, `reset` where everything has to be read anew, a heartbeat between them. Some may come twice. Ends with the session; come back with `Last-Event-ID`.',
          headers: LAST_EVENT,
          response: {
            200: { description: 'The stream', content: { 'text/event-stream': { schema: z.any() } } },
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { id } = caller.credential
        if ([...open.values()].filter((each) => each === id).length >= STREAMS_PER_USER_MAX) {
          throw knownError('TOO_MANY_REQUESTS')
        }
        const last = request.headers['last-event-id']
        const stream = openEventStream({
          ...{ feed: deps.feed, caller, heartbeatMs: deps.heartbeatMs },
          readMissed: async () => (last === undefined ? [] : readMissed(deps.db, caller.scope, BigInt(last))),
          check: () => deps.authenticate(request.headers, 'events:read'),
          onEnd: () => open.delete(stream),
        })
        open.set(stream, id)
        request.raw.once('close', () => stream.destroy())
        return reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no').send(stream)
      },
    )
  }

async function readMissed(db: Db, owner: Scope, last: bigint): Promise<readonly Change[] | null> {
  const now = BigInt(await readClock(db))
  if (last > now || now - last > MISSED_MICROS_MAX) return null
  const question = { afterMicros: String(last - OVERLAP_MICROS), countMax: MISSED_MAX + 1, owner }
  const changes = await listChanges(db, question)
  return changes.length > MISSED_MAX ? null : changes
}
