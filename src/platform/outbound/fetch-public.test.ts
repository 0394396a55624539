import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type LookupFunction, type Socket } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { parseAllowRules } from './allow-rules.ts'
import { DISGUISES } from './disguises.ts'
import { type Outbound, type OutboundOptions, type OutboundRequest, openOutbound } from './fetch-public.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function listen(server: Server | ReturnType<typeof createTcpServer>, host = '127.0.0.1'): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, host, resolve)
  await promise
  cleanups.push(() => new Promise((closed) => server.close(closed)))
  if ('closeAllConnections' in server) cleanups.push(() => server.closeAllConnections())
  const address: string | AddressInfo | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function receiver(answer: RequestListener, host?: string) {
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

function outbound(options: Partial<OutboundOptions> & { rules?: string } = {}): Outbound {
  const { rules = '127.0.0.1/32:*', ...rest } = options
  const opened = openOutbound({ allow: parseAllowRules(rules), ...rest })
  cleanups.push(() => opened.close())
  return opened
}

const get = (url: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url,
  method: 'GET',
  timeoutMs: 5_000,
  bodyBytesMax: 1_024,
  ...more,
})

const say = (text: string) => (_request: IncomingMessage, response: ServerResponse) => response.end(text)

/** Answers each name with the next list of addresses, and the last one from then on. */
function lookupOf(...answers: readonly (readonly string[])[]) {
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

describe('the guard of fetchPublic', () => {
  it('reaches no private address, however it is written', async () => {
    const { port, requests } = await receiver(say('secret'), '0.0.0.0')
    const out = outbound({ rules: '' })

    for (const disguise of DISGUISES) {
      for (const url of [disguise, disguise.replace('https:', 'http:').replace(/(^http:\/\/[^/]+)/, `$1:${port}`)]) {
        const outcome = await out.fetchPublic(get(url))
        expect([url, outcome.kind]).toEqual([url, 'blocked'])
      }
    }
    expect(requests).toEqual([])
  })

  it('judges what a name resolves to, mapped and NAT64 addresses too', async () => {
    const { port, requests } = await receiver(say('secret'), '0.0.0.0')
    const addresses = [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      '10.0.0.1',
      '169.254.169.254',
      '0.0.0.0',
    ]

    for (const address of addresses) {
      const { lookup, asked } = lookupOf([address])
      const outcome = await outbound({ rules: '', lookup }).fetchPublic(get(`https://hooks.test:${port}/`))
      expect([address, outcome]).toEqual([address, expect.objectContaining({ kind: 'blocked', reason: 'ADDRESS' })])
      expect(asked).toEqual(['hooks.test'])
    }
    expect(requests).toEqual([])
  })

  it('judges every answer, not only the first', async () => {
    const { port, requests } = await receiver(say('secret'), '0.0.0.0')
    const { lookup } = lookupOf(['127.0.0.1', '10.0.0.1'])

    const outcome = await outbound({ lookup }).fetchPublic(get(`http://hooks.test:${port}/`))

    expect(outcome).toMatchObject({ kind: 'blocked', reason: 'ADDRESS' })
    expect(requests).toEqual([])
  })

  it('lets no name be bound to another address after it was judged', async () => {
    const { port, requests, sockets } = await receiver((_request, response) => {
      response.setHeader('connection', 'close')
      response.end('ok')
    }, '0.0.0.0')
    const { lookup, asked } = lookupOf(['127.0.0.1'], ['127.0.0.2'])
    const out = outbound({ lookup })

    const first = await out.fetchPublic(get(`http://hooks.test:${port}/first`))
    const second = await out.fetchPublic(get(`http://hooks.test:${port}/second`))

    expect(first).toMatchObject({ kind: 'answered', status: 200 })
    expect(second).toMatchObject({ kind: 'blocked', reason: 'ADDRESS' })
    // One lookup per connection: what was judged is what was connected to.
    expect(asked).toEqual(['hooks.test', 'hooks.test'])
    expect(requests.map((request) => request.url)).toEqual(['/first'])
    expect([...sockets].every((socket) => socket.localAddress !== '127.0.0.2')).toBe(true)
  })

  it('sends http to a name only when it resolves to a listed address', async () => {
    const { port } = await receiver(say('ok'))
    const request = get(`http://hooks.test:${port}/`)

    const listed = await outbound({ lookup: lookupOf(['127.0.0.1']).lookup }).fetchPublic(request)
    const open = await outbound({ lookup: lookupOf(['8.8.8.8']).lookup }).fetchPublic(request)

    expect(listed).toMatchObject({ kind: 'answered' })
    expect(open).toMatchObject({ kind: 'blocked', reason: 'SCHEME' })
  })

  it('does not share connections between two lists', async () => {
    const { url, requests } = await receiver(say('ok'))

    expect(await outbound().fetchPublic(get(url))).toMatchObject({ kind: 'answered' })
    expect(await outbound({ rules: '' }).fetchPublic(get(url))).toMatchObject({ kind: 'blocked' })
    expect(requests.length).toBe(1)
  })
})

describe('fetchPublic over TLS', () => {
  const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8')
  const certificate = fixture('receiver-certificate.pem')
  const tlsReceiver = async () => {
    const names: (string | false | undefined)[] = []
    const server = createTlsServer({ key: fixture('receiver-key.pem'), cert: certificate }, (request, response) => {
      names.push('servername' in request.socket ? String(request.socket.servername) : undefined)
      response.end('ok')
    })
    return { port: await listen(server), names }
  }
  const { lookup } = lookupOf(['127.0.0.1'])

  it('talks to a receiver whose certificate is good, by its name', async () => {
    const { port, names } = await tlsReceiver()
    const out = outbound({ lookup, ca: certificate })

    const outcomes = [
      await out.fetchPublic(get(`https://receiver.test:${port}/`)),
      await out.fetchPublic(get(`https://receiver.test.:${port}/`)),
    ]

    expect(outcomes).toEqual([
      expect.objectContaining({ kind: 'answered', status: 200 }),
      expect.objectContaining({ kind: 'answered', status: 200 }),
    ])
    expect(names).toEqual(['receiver.test', 'receiver.test'])
  })

  it('refuses an unknown authority and another name', async () => {
    const { port, names } = await tlsReceiver()

    const unknown = await outbound({ lookup }).fetchPublic(get(`https://receiver.test:${port}/`))
    const other = await outbound({ lookup, ca: certificate }).fetchPublic(get(`https://other.test:${port}/`))
    const bare = await outbound({ ca: certificate }).fetchPublic(get(`https://127.0.0.1:${port}/`))

    expect(unknown).toMatchObject({ code: 'TLS_FAILED', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(other).toMatchObject({ code: 'TLS_FAILED', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(bare).toMatchObject({ code: 'TLS_FAILED', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(names).toEqual([])
  })

  it('calls a receiver that speaks no TLS unreachable', async () => {
    const { port } = await receiver(say('plain'))

    expect(await outbound().fetchPublic(get(`https://127.0.0.1:${port}/`))).toMatchObject({ code: 'TLS_FAILED' })
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
