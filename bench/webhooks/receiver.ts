import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A receiver in a process of its own: answers 204 and counts each webhook-id. Messages in: `report` (answered with the
 * counts, which begin anew), or a number (answered with `reached` once so many requests have come).
 */
let counts = new Map<string, number>()
let requests = 0
let mark = Number.POSITIVE_INFINITY

const server = createServer((request, response) => {
  const id = String(request.headers['webhook-id'])
  request.resume().once('end', () => {
    counts.set(id, (counts.get(id) ?? 0) + 1)
    requests += 1
    if (requests === mark) process.send?.('reached')
    response.writeHead(204).end()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', (message) => {
  if (typeof message === 'number') {
    mark = requests + message
    return
  }
  process.send?.([...counts])
  counts = new Map()
})
process.once('disconnect', () => process.exit())
