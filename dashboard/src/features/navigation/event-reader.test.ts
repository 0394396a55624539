import { expect, it } from 'vitest'
import { createEventReader, type ServerEvent } from './event-reader.ts'

const STREAM =
  'retry: 2000\n\nid: 7\nevent: changed\ndata: {"verification_id":"a"}\n\n: heartbeat\n\nevent: reset\ndata: {}\n\n'

it.each([1, 2, 5, 1_000])('reads events that come in pieces of %i letters', (size) => {
  const events: ServerEvent[] = []
  const read = createEventReader((event) => events.push(event))

  for (let at = 0; at < STREAM.length; at += size) read(STREAM.slice(at, at + size))

  expect(events).toEqual([
    { kind: 'changed', data: '{"verification_id":"a"}', id: '7' },
    { kind: 'reset', data: '{}', id: null },
  ])
})
