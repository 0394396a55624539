import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LocalBank {
  readonly origin: string
  /** Paths asked, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** A bank's server on the loopback address that answers as it is told. */
export async function openLocalBank(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalBank> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
