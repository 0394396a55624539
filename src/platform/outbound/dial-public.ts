import { lookup as lookupName } from 'node:dns'
import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'
import type { AllowRule } from './allow-rules.ts'
import { readCertificate, type ShownCertificate } from './certificate.ts'
import { type Blocked, checkEndpoint, hostOf, portOf } from './check-target.ts'

/** The guard refused to connect. Travels through undici to `fetchPublic`. */
export class BlockedError extends Error {
  readonly blocked: Blocked

  constructor(blocked: Blocked) {
    super(blocked.message)
    this.name = 'BlockedError'
    this.blocked = blocked
  }
}

/** The TLS handshake failed: certificate, name or protocol. */
export class TlsError extends Error {
  constructor(cause: Error) {
    super('The TLS handshake failed.', { cause })
    this.name = 'TlsError'
  }
}

export interface DialOptions {
  readonly allow: readonly AllowRule[]
  readonly lookup?: LookupFunction | undefined
  /** Authorities in PEM that are trusted instead of the usual ones. */
  readonly ca?: string | undefined
  readonly tls?: TlsRules | undefined
}

/** For servers that need more, or other, than the usual handshake. */
export interface TlsRules {
  /** The server refuses a greeting that offers 1.3. */
  readonly isOnly12: boolean
  /**
   * Base64 of the SHA-256 of the server's public key (RFC 7469, section 2.4). It replaces the check of who signed the
   * certificate, for whom and until when: only the holder of that key is talked to. null = the usual check.
   */
  readonly pin: string | null
  /** Connecting and greeting together; null = the usual ten seconds. */
  readonly handshakeMs: number | null
  /** Is given what the server shows, whether or not it verifies. The connection is then closed and never handed out. */
  readonly look?: (shown: ShownCertificate) => void
}

const CONNECT_MS_MAX = 10_000

/**
 * A connector for undici that every connection of a pool passes. Judged are the host where it is an address (Node
 * looks up no address, so a guard in `lookup` alone never sees one), every address its name resolves to, and the
 * address the socket is connected to in the end, before a byte is sent.
 */
export function dialPublic({ allow, lookup = lookupName, ca, tls }: DialOptions): buildConnector.connector {
  return (target, callback) => {
    const host = hostOf(target)
    const port = portOf(target)
    const judge = (address: string) => checkEndpoint(target, { address, port }, allow)
    const refused = isIP(host) === 0 ? undefined : judge(host)
    if (refused) return callback(new BlockedError(refused), null)

    const socket = connect({ host, port, lookup: judgedLookup(lookup, judge), autoSelectFamily: true, noDelay: true })
    const finish = once(socket, { callback, connectMs: tls?.handshakeMs ?? CONNECT_MS_MAX })
    socket.once('connect', () => {
      const reached = judge(socket.remoteAddress ?? '')
      if (reached) return finish(new BlockedError(reached), socket)
      if (target.protocol === 'http:') return finish(undefined, socket)
      shakeHands({ socket, host, ca, tls }, finish)
    })
  }
}

type Finish = (error: Error | undefined, socket: Socket | TLSSocket) => void

/** Calls back exactly once; a socket that failed or took too long is closed. */
function once(
  socket: Socket,
  { callback, connectMs }: { callback: buildConnector.Callback; connectMs: number },
): Finish {
  let isFinished = false
  const finish: Finish = (error, finished) => {
    if (isFinished) return
    isFinished = true
    clearTimeout(timer)
    if (!error) return callback(null, finished)
    socket.destroy()
    callback(error, null)
  }
  const timer = setTimeout(() => {
    finish(Object.assign(new Error('Connecting took too long.'), { code: 'ETIMEDOUT' }), socket)
  }, connectMs)
  socket.on('error', (error) => finish(error, socket))
  socket.on('close', () => finish(Object.assign(new Error('Closed early.'), { code: 'ECONNRESET' }), socket))
  return finish
}

interface Handshake {
  readonly socket: Socket
  readonly host: string
  readonly ca: string | undefined
  readonly tls: TlsRules | undefined
}

function shakeHands({ socket, host, ca, tls }: Handshake, finish: Finish) {
  const pin = tls?.pin ?? null
  const secure = connectTls({
    socket,
    host,
    // A certificate has no trailing dot, and an address may not be sent as a server name (RFC 6066, section 3).
    ...(isIP(host) === 0 ? { servername: host.replace(/\.$/, '') } : {}),
    ...(ca === undefined ? {} : { ca }),
    minVersion: 'TLSv1.2',
    ...(tls?.isOnly12 === true ? { maxVersion: 'TLSv1.2' as const } : {}),
    // With a pin the key itself is compared below, before a byte is sent; who only looks sends none.
    rejectUnauthorized: pin === null && tls?.look === undefined,
    ALPNProtocols: ['http/1.1'],
  })
  secure.once('secureConnect', () => {
    const shown = readCertificate(secure)
    if (tls?.look !== undefined) {
      if (shown !== null) tls.look(shown)
      return finish(tlsError('Only looked at.', 'NO_CERTIFICATE'), secure)
    }
    const isExpected = pin === null ? secure.authorized : shown?.pin === pin
    finish(isExpected ? undefined : tlsError('Another key.', 'PIN_MISMATCH'), secure)
  })
  secure.on('error', (error) => finish(new TlsError(error), secure))
}

function tlsError(message: string, code: string): TlsError {
  return new TlsError(Object.assign(new Error(message), { code }))
}

/** Fails when any answer is refused: one good address among bad ones is how rebinding looks. */
function judgedLookup(lookup: LookupFunction, judge: (address: string) => Blocked | undefined): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, answers) => {
      if (error) return callback(error, [])
      const list = Array.isArray(answers) ? answers : []
      const refused = list.map(({ address }) => judge(address)).find((verdict) => verdict !== undefined)
      const [first] = list
      if (refused) return callback(new BlockedError(refused), [])
      if (!first) return callback(Object.assign(new Error('No address.'), { code: 'ENOTFOUND' }), [])
      if (options.all) return callback(null, list)
      callback(null, first.address, first.family)
    })
  }
}
