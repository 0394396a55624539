import type { ServerResponse } from 'node:http'
import { createServer as createTcpServer, type LookupFunction, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cleanups, get, listen, lookupOf, outbound, receiver, say } from '../../../test/outbound/rig.ts'

describe('fetchPublic', () => {
  it('brings back status, headers and body', async () => {
    const { url, requests } = await receiver((request, response) => {
      response.setHeader('X-Many', ['a', 'b'])
      response.statusCode = 201
      request.pipe(response)
    })

    const outcome = await outbound().fetchPublic(
      get(`${url}/hook?a=1#part`, { method: 'POST', body: 'hello', headers: { 'content-type': 'text/plain' } }),
    )

    expect(outcome).toMatchObject({ kind: 'answered', status: 201, isBodyCut: false, headers: { 'x-many': 'a, b' } })
    expect(outcome.kind === 'answered' && outcome.body.toString()).toBe('hello')
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/hook?a=1' })
  })

  it('keeps a body up to its limit, says that it was cut, and keeps the connection', async () => {
    const { url, sockets } = await receiver(say('0123456789'))
    const out = outbound()

    for (let round = 0; round < 3; round += 1) {
      const cut = await out.fetchPublic(get(url, { bodyBytesMax: 4 }))
      expect(cut).toMatchObject({ isBodyCut: true, body: Buffer.from('0123') })
    }
    const whole = await out.fetchPublic(get(url, { bodyBytesMax: 10 }))

    expect(whole).toMatchObject({ isBodyCut: false, body: Buffer.from('0123456789') })
    // undici may open a second one while the first is being handed back.
    expect(sockets.size).toBeLessThanOrEqual(2)
  })

  it('stops reading an endless body', async () => {
    let sentBytes = 0
    const { url } = await receiver((_request, response) => {
      const piece = Buffer.alloc(65_536, 'x')
      const more = () => {
        while (response.writable && response.write(piece)) sentBytes += piece.length
      }
      response.on('drain', more)
      more()
    })

    const outcome = await outbound().fetchPublic(get(url))

    expect(outcome).toMatchObject({ kind: 'answered', status: 200, isBodyCut: true })
    expect(outcome.kind === 'answered' && outcome.body.length).toBe(1_024)
    expect(sentBytes).toBeLessThan(20_000_000)
  })

  it('hands the body of a 200 over piece by piece, up to the limit, and passes on the error of who takes it', async () => {
    const { url } = await receiver((request, response) => {
      response.statusCode = request.url === '/moved' ? 302 : 200
      response.end('0123456789')
    })
    const taken: string[] = []
    const takeBody = async (piece: Buffer) => void taken.push(piece.toString())

    const cut = await outbound().fetchPublic(get(url, { bodyBytesMax: 4, takeBody }))
    const moved = await outbound().fetchPublic(get(`${url}/moved`, { takeBody }))
    const full = outbound().fetchPublic(get(url, { takeBody: () => Promise.reject(new Error('the disk is full')) }))

    expect(cut).toMatchObject({ kind: 'answered', body: Buffer.alloc(0), isBodyCut: true })
    expect(taken.join('')).toBe('0123')
    expect(moved).toMatchObject({ status: 302, body: Buffer.from('0123456789') })
    await expect(full).rejects.toThrow('the disk is full')
  })

  it('unpacks nothing', async () => {
    const packed = gzipSync(Buffer.alloc(1_000_000))
    const { url, requests } = await receiver((_request, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(packed)
    })

    const outcome = await outbound().fetchPublic(get(url, { bodyBytesMax: 10_000 }))

    expect(outcome.kind === 'answered' && outcome.body.equals(packed)).toBe(true)
    expect(requests[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('does not follow a redirect', async () => {
    const inside = await receiver(say('secret'), '127.0.0.1')
    const { url } = await receiver((_request, response) => {
      response.writeHead(302, { location: inside.url }).end()
    })

    const outcome = await outbound().fetchPublic(get(url))

    expect(outcome).toMatchObject({ kind: 'answered', status: 302 })
    expect(inside.requests).toEqual([])
  })

  it('ignores proxies named in the environment', async () => {
    const proxy = await receiver(say('from the proxy'))
    const { url } = await receiver(say('direct'))
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'NODE_USE_ENV_PROXY']
    for (const name of names) {
      const before = process.env[name]
      process.env[name] = name.startsWith('NODE') ? '1' : proxy.url
      cleanups.push(() => (before === undefined ? delete process.env[name] : Object.assign(process.env, { before })))
    }

    const outcome = await outbound().fetchPublic(get(url))

    expect(outcome).toMatchObject({ body: Buffer.from('direct') })
    expect(proxy.requests).toEqual([])
  })

  it.each(['host', 'Content-Length', 'transfer-encoding', 'Connection', 'Proxy-Authorization', 'Upgrade'])(
    'lets no caller set %s',
    async (name) => {
      await expect(outbound().fetchPublic(get('https://example.com/', { headers: { [name]: 'x' } }))).rejects.toThrow(
        RangeError,
      )
    },
  )

  it('refuses a header value that would break out of its line', async () => {
    const { url, requests } = await receiver(say('ok'))

    await expect(outbound().fetchPublic(get(url, { headers: { 'x-a': 'b\r\nx-c: d' } }))).rejects.toThrow(RangeError)
    expect(requests).toEqual([])
  })
})

describe('fetchPublic when no whole answer comes', () => {
  const tcp = async (onConnection: (socket: Socket) => void) => {
    const server = createTcpServer((socket) => {
      cleanups.push(() => socket.destroy())
      socket.on('error', () => undefined)
      onConnection(socket)
    })
    return `http://127.0.0.1:${await listen(server)}`
  }
  const short = { timeoutMs: 150 }
  const dripping = (text: string) => (socket: Socket) => {
    socket.once('data', () => {
      socket.write(text)
      const timer = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(timer))
    })
  }

  it.each([
    ['the receiver is silent', () => undefined],
    ['headers drip', dripping('HTTP/1.1 200 OK\r\nx-')],
    ['the body drips', dripping('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')],
    ['the chunked body never ends', dripping('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n')],
  ])('ends in time when %s', async (_name, behaviour: (socket: Socket) => void) => {
    const url = await tcp(behaviour)

    expect(await outbound().fetchPublic(get(url, short))).toMatchObject({ kind: 'unreachable', code: 'TIMED_OUT' })
  })

  it('ends in time when the name server is silent or TLS is never answered', async () => {
    const silent: LookupFunction = () => undefined
    const url = await tcp(() => undefined)

    const [name, tls] = await Promise.all([
      outbound({ lookup: silent }).fetchPublic(get('https://hooks.test/', short)),
      outbound().fetchPublic(get(url.replace('http:', 'https:'), short)),
    ])

    expect([name, tls]).toEqual([
      expect.objectContaining({ code: 'TIMED_OUT' }),
      expect.objectContaining({ code: 'TIMED_OUT' }),
    ])
  })

  it('ends in time while waiting behind others for a connection, and never sends what it gave up', async () => {
    const held: ServerResponse[] = []
    const { url, requests } = await receiver((_request, response) => void held.push(response))
    const out = outbound({ connectionsPerOriginMax: 1 })

    const first = out.fetchPublic(get(`${url}/first`, { timeoutMs: 5_000 }))
    const second = await out.fetchPublic(get(`${url}/second`, short))
    for (const response of held) response.end('done')

    expect(second).toMatchObject({ code: 'TIMED_OUT' })
    expect(await first).toMatchObject({ kind: 'answered' })
    held.length = 0
    const third = out.fetchPublic(get(`${url}/third`, short))
    await third
    expect(requests.map((request) => request.url)).toEqual(['/first', '/third'])
  })

  it('ends when the caller cancels, before or during', async () => {
    const url = await tcp(() => undefined)
    const cancel = new AbortController()

    const running = outbound().fetchPublic(get(url, { signal: cancel.signal }))
    cancel.abort()

    expect(await running).toMatchObject({ code: 'CANCELLED' })
    expect(await outbound().fetchPublic(get(url, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'CANCELLED' })
  })

  it('names the cause', async () => {
    const closed = await receiver(say('x'))
    const [goneServer] = cleanups.splice(-2)
    await goneServer?.()
    const notFound: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), [])
    const reset = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const cutShort = await tcp((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc')),
    )
    const babble = await tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')))
    const vast = await tcp((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)),
    )
    const code = async (url: string, out = outbound()) => {
      const outcome = await out.fetchPublic(get(url))
      return outcome.kind === 'unreachable' ? outcome.code : outcome.kind
    }

    expect(await code(closed.url)).toBe('CONNECTION_REFUSED')
    expect(await code('https://hooks.test/', outbound({ lookup: notFound }))).toBe('NAME_NOT_FOUND')
    expect(await code('https://hooks.test/', outbound({ lookup: lookupOf([]).lookup }))).toBe('NAME_NOT_FOUND')
    expect(await code(reset)).toBe('CONNECTION_LOST')
    expect(await code(cutShort)).toBe('CONNECTION_LOST')
    expect(await code(babble)).toBe('BAD_ANSWER')
    expect(await code(vast)).toBe('BAD_ANSWER')
  })
})
