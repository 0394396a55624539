import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction, Socket, Server as TcpServer } from 'node:net'
import { afterEach } from 'vitest'
import { parseAllowRules } from '../../src/platform/outbound/allow-rules.ts'
import {
  type Outbound,
  type OutboundOptions,
  type OutboundRequest,
  openOutbound,
} from '../../src/platform/outbound/fetch-public.ts'

export const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

export async function listen(server: Server | TcpServer, host = '127.0.0.1'): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, host, resolve)
  await promise
  cleanups.push(() => new Promise((closed) => server.close(closed)))
  if ('closeAllConnections' in server) cleanups.push(() => server.closeAllConnections())
  const address: string | AddressInfo | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export async function receiver(answer: RequestListener, host?: string) {
  const requests: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers'] }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers })
    sockets.add(request.socket)
    answer(request, response)
  })
  const port = await listen(server, host)
  return { port, url: `http://127.0.0.1:${port}`, requests, sockets }
}

export function outbound(options: Partial<OutboundOptions> & { rules?: string } = {}): Outbound {
  const { rules = '127.0.0.1/32:*', ...rest } = options
  const opened = openOutbound({ allow: parseAllowRules(rules), ...rest })
  cleanups.push(() => opened.close())
  return opened
}

export const get = (url: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url,
  method: 'GET',
  timeoutMs: 5_000,
  bodyBytesMax: 1_024,
  ...more,
})

export const say = (text: string) => (_request: IncomingMessage, response: ServerResponse) => response.end(text)

/** Answers each name with the next list of addresses, and the last one from then on. */
export function lookupOf(...answers: readonly (readonly string[])[]) {
  const asked: string[] = []
  const lookup: LookupFunction = (name, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(name)
    process.nextTick(() => {
      const list = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      callback(null, list)
    })
  }
  return { lookup, asked }
}
