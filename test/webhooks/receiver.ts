import { createServer, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createJournal, type Journal } from '../journal.ts'

export interface Received {
  readonly id: string
  readonly timestamp: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly port: number
  readonly journal: Journal<Received>
  close(): Promise<void>
}

export type Answer = (received: Received, response: ServerResponse) => unknown

/** A customer's webhook receiver on loopback. It notes a message before it answers; by default with 204. */
export async function openReceiver(options: { answer?: Answer; port?: number } = {}): Promise<Receiver> {
  const { answer = (_received, response) => response.writeHead(204).end(), port = 0 } = options
  const journal = createJournal<Received>()
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const received = {
      id: headers['webhook-id'] ?? '',
      timestamp: Number(headers['webhook-timestamp']),
      headers,
      body: await text(request),
    }
    journal.add(received)
    answer(received, response)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    port: address.port,
    journal,
    close: async () => {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}
