import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer as createHttpsServer, type Server } from 'node:https'
import { createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Identity } from './authority.ts'
import type { ConnectionFault } from './faults.ts'
import { offersTls13 } from './offers-tls-13.ts'

export interface DoorOptions {
  /** 0 lets the system choose. */
  readonly port: number
  readonly tls: 'default' | 'only_1.2'
  readonly trusted: Identity
  readonly selfSigned: Identity
  /** Asked at each connection. */
  readonly fault: () => ConnectionFault | null
  readonly answer: RequestListener
}

/** One listener on loopback that speaks TLS. */
export interface Door {
  /** `https://127.0.0.1:` and the port. */
  readonly origin: string
  /** Connections taken so far, whatever became of them. */
  connectionCount(): number
  /** Ends connections that wait for another request, so that a new fault meets the next one. */
  dropIdle(): void
  close(): Promise<void>
}

export async function openDoor(options: DoorOptions): Promise<Door> {
  const range = options.tls === 'only_1.2' ? { maxVersion: 'TLSv1.2' as const } : {}
  const idle = new Set<Duplex>()
  const trusted = createHttpsServer({ ...options.trusted, ...range }, options.answer)
  const selfSigned = createHttpsServer({ ...options.selfSigned, ...range }, options.answer)
  trackIdle(trusted, idle)
  trackIdle(selfSigned, idle)
  const sockets = new Set<Socket>()
  let count = 0
  const listener = createServer((socket) => {
    count += 1
    sockets.add(socket)
    // A client that goes away in the middle is none of our business.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    const fault = options.fault()
    if (fault === 'hang_handshake' || (fault === 'hang_half_handshakes' && count % 2 === 1)) return
    if (fault === 'reset') {
      socket.resetAndDestroy()
      return
    }
    const server = fault === 'bad_certificate' ? selfSigned : trusted
    if (options.tls === 'only_1.2') refuseTls13(socket, () => server.emit('connection', socket))
    else server.emit('connection', socket)
  })
  listener.listen(options.port, '127.0.0.1')
  await once(listener, 'listening')
  return {
    origin: `https://127.0.0.1:${portOf(listener.address())}`,
    connectionCount: () => count,
    dropIdle: () => {
      for (const socket of idle) socket.destroy()
    },
    close: async () => {
      listener.close()
      for (const socket of sockets) socket.destroy()
      await once(listener, 'close')
    },
  }
}

/** The servers do not listen themselves, so they do not keep the list of idle connections that Node's else do. */
function trackIdle(server: Server, idle: Set<Duplex>): void {
  server.on('secureConnection', (socket) => {
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    idle.delete(socket)
    response.once('finish', () => {
      if (!socket.destroyed) idle.add(socket)
    })
  })
}

/** Looks at the greeting, puts it back and goes on; a greeting that offers 1.3 is reset, as the real server does. */
function refuseTls13(socket: Socket, goOn: () => void): void {
  socket.once('data', (greeting) => {
    if (offersTls13(Buffer.from(greeting))) {
      socket.resetAndDestroy()
      return
    }
    socket.pause()
    socket.unshift(greeting)
    goOn()
  })
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('the listener has no port')
  return address.port
}
