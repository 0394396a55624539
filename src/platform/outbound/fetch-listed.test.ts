import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanups, listen, lookupOf, receiver, say } from '../../../test/outbound/rig.ts'
import { type ListedOptions, type ListedTarget, openListed } from './fetch-listed.ts'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8')
const certificate = fixture('receiver-certificate.pem')
const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
const PIN = createHash('sha256').update(key).digest('base64')

const target = (origin: string, rest: Partial<ListedTarget> = {}): ListedTarget => ({
  origin,
  isNamedByOperator: true,
  tls: 'default',
  hedge: null,
  requestsMax: 4,
  ...rest,
})

function get(listed: ListedTarget, { pin = null, ...options }: ListedOptions & { pin?: string | null } = {}) {
  const server = openListed(listed, options)
  cleanups.push(() => server.close())
  return server.get({ path: '/receipt', headers: {}, timeoutMs: 5_000, bodyBytesMax: 1_000, pin })
}

/** A server whose certificate nobody here trusts, and what was asked of it. */
async function untrusted(options: { maxVersion?: 'TLSv1.2'; minVersion?: 'TLSv1.3' } = {}) {
  const asked: string[] = []
  const server = createTlsServer(
    { key: fixture('receiver-key.pem'), cert: certificate, ...options },
    (request, response) => {
      asked.push(request.url ?? '')
      response.end('ok')
    },
  )
  return { origin: `https://127.0.0.1:${await listen(server)}`, asked }
}

describe('a listed server', () => {
  it('is trusted by its pinned key, and by nothing else', async () => {
    const { origin, asked } = await untrusted()
    const other = `${'A'.repeat(43)}=`

    const unpinned = await get(target(origin))
    const wrong = await get(target(origin), { pin: other })
    expect(unpinned).toMatchObject({ code: 'TLS_FAILED' })
    expect(wrong).toMatchObject({ code: 'TLS_FAILED', detail: 'PIN_MISMATCH' })
    expect(asked).toEqual([])

    expect(await get(target(origin), { pin: PIN })).toMatchObject({ kind: 'answered', status: 200 })
    expect(asked).toEqual(['/receipt'])
  })

  it('is asked over no connection that was made while another key was trusted', async () => {
    const { origin, asked } = await untrusted()
    const server = openListed(target(origin))
    cleanups.push(() => server.close())
    const under = (pin: string | null) =>
      server.get({ path: '/receipt', headers: {}, timeoutMs: 5_000, bodyBytesMax: 1_000, pin })

    const both = await Promise.all([under(PIN), under(null)])

    expect(both).toMatchObject([{ kind: 'answered' }, { code: 'TLS_FAILED' }])
    expect([await under(PIN), await under(null)]).toMatchObject([{ kind: 'answered' }, { code: 'TLS_FAILED' }])
    expect(asked.length).toBe(2)
  })

  it('is spoken to in TLS 1.2 alone where it knows nothing newer', async () => {
    const { origin } = await untrusted({ minVersion: 'TLSv1.3' })
    expect(await get(target(origin, { tls: 'only_1.2' }), { pin: PIN })).toMatchObject({ code: 'TLS_FAILED' })
    expect(await get(target(origin), { pin: PIN })).toMatchObject({ kind: 'answered' })
  })

  it('is a private one only where the operator named it', async () => {
    const { url, requests } = await receiver(say('secret'))
    const { origin } = new URL(url)
    expect(await get(target(origin, { isNamedByOperator: false }))).toMatchObject({ kind: 'blocked' })
    const { port } = new URL(url)
    const { lookup } = lookupOf(['127.0.0.1'])
    const named = target(`https://bank.example:${port}`, { isNamedByOperator: false })
    expect(await get(named, { lookup })).toMatchObject({ kind: 'blocked', reason: 'ADDRESS' })
    expect(requests).toEqual([])
    expect(await get(target(origin))).toMatchObject({ kind: 'answered' })
  })

  it('answers through the connection that lives, when others are left hanging', async () => {
    const inside = await untrusted()
    const waiting: Socket[] = []
    let count = 0
    // Every other connection gets no answer to its greeting.
    const door = createTcpServer((socket) => {
      socket.on('error', () => undefined)
      count += 1
      if (count % 2 === 1) return void waiting.push(socket.resume())
      const through = connect(Number(new URL(inside.origin).port), '127.0.0.1').on('error', () => undefined)
      socket.pipe(through).pipe(socket)
    })
    const origin = `https://127.0.0.1:${await listen(door)}`
    const hedge = { connections: 2, handshakeMs: 500, tryMs: 4_000, rounds: 2 }

    const outcome = await get(target(origin, { hedge }), { pin: PIN })

    expect(outcome).toMatchObject({ kind: 'answered', status: 200 })
    expect(waiting.length).toBe(1)
    // What was given up is closed, too.
    await Promise.all(waiting.map((socket) => socket.closed || once(socket, 'close')))
  })

  it('counts waiting for a turn as part of the deadline', async () => {
    const { url } = await receiver(() => undefined)
    const server = openListed(target(new URL(url).origin, { requestsMax: 1 }))
    cleanups.push(() => server.close())
    const asked = { path: '/', headers: {}, timeoutMs: 200, bodyBytesMax: 10, pin: null }
    const outcomes = await Promise.all([server.get(asked), server.get(asked), server.get(asked)])
    expect(outcomes.map((outcome) => outcome.kind === 'unreachable' && outcome.code)).toEqual(
      outcomes.map(() => 'TIMED_OUT'),
    )
  })
})
