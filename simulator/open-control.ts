import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { FAULTS, isFault } from './faults.ts'
import type { Simulator } from './start-simulator.ts'

export interface Control {
  readonly origin: string
  close(): Promise<void>
}

const Switch = z.object({ fault: z.string().refine(isFault, `fault is one of: ${Object.keys(FAULTS).join(', ')}.`) })
const FAULT_PATH = /^\/banks\/(?<bank>[a-z]+)(\/(?<lookup>[a-z]+))?\/fault$/

/** Switches faults and shows receipts over HTTP, on loopback only: for a simulator that runs as a command. */
export async function openControl(simulator: Simulator, port: number): Promise<Control> {
  const server = createServer((request, response) => {
    control(simulator, request).then(
      (answer) => send(response, answer.status, answer.body),
      (error: unknown) => send(response, 400, { message: error instanceof Error ? error.message : String(error) }),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the control server has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface ControlAnswer {
  readonly status: number
  readonly body: unknown
}

async function control(simulator: Simulator, request: IncomingMessage): Promise<ControlAnswer> {
  const { method = 'GET', url = '/' } = request
  if (method === 'GET' && url === '/receipts') return { status: 200, body: simulator.receipts }
  if (method === 'GET' && url === '/banks') return { status: 200, body: banksOf(simulator) }
  const place = FAULT_PATH.exec(url)?.groups
  const bank = place?.bank
  if (bank === undefined || (method !== 'PUT' && method !== 'DELETE')) {
    return { status: 404, body: { message: 'GET /receipts, GET /banks, PUT or DELETE /banks/CODE[/LOOKUP]/fault' } }
  }
  const fault = method === 'PUT' ? await readFault(request) : null
  simulator.setFault(bank, fault, place?.lookup)
  return { status: 200, body: { bank, lookup: place?.lookup ?? null, fault } }
}

async function readFault(request: IncomingMessage) {
  const parsed = Switch.safeParse(JSON.parse(await text(request)))
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join(' '))
  return parsed.data.fault
}

function banksOf({ origins, requestCount }: Simulator) {
  return Object.entries(origins).map(([bank, lookups]) => ({
    bank,
    lookups: Object.entries(lookups).map(([lookup, origin]) => ({
      lookup,
      origin,
      requestCount: requestCount(bank, lookup),
    })),
  }))
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`)
}
