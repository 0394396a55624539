import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { createConnection, createServer as createTcpServer } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createJournal } from '../../../test/journal.ts'
import { DISGUISES } from '../../../test/outbound/disguises.ts'
import { get, listen, lookupOf, outbound, receiver, say } from '../../../test/outbound/rig.ts'
import { BlockedError, dialPublic } from './dial-public.ts'

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

  it.each(['127.0.0.1', '[::ffff:127.0.0.1]'])('does not even knock at %s', async (hostname) => {
    const knocks = createJournal<number | undefined>()
    const server = createTcpServer((socket) => {
      knocks.add(socket.remotePort)
      socket.destroy()
    })
    const port = await listen(server)
    const dial = dialPublic({ allow: [] })

    const error = await new Promise((resolve) => {
      dial({ hostname, protocol: 'https:', port: String(port) }, (...outcome) => resolve(outcome[0]))
    })

    expect(error).toBeInstanceOf(BlockedError)
    // Ours is the first that arrives.
    const ours = createConnection({ port, host: '127.0.0.1' }).on('error', () => undefined)
    await once(ours, 'connect')
    const { localPort } = ours
    await knocks.until((entries) => entries.length > 0)
    expect(knocks.entries).toEqual([localPort])
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

  it('judges the address it is connected to in the end, before a byte is sent', async () => {
    const { port, requests } = await receiver(say('secret'), '0.0.0.0')
    let reads = 0
    const changing = {
      family: 4,
      get address() {
        reads += 1
        return reads === 1 ? '127.0.0.1' : '127.0.0.2'
      },
    }

    const outcome = await outbound({
      lookup: (_name, _options, callback) => callback(null, [changing]),
    }).fetchPublic(get(`http://hooks.test:${port}/`))

    expect(outcome).toMatchObject({ kind: 'blocked', reason: 'ADDRESS' })
    expect(reads).toBeGreaterThan(1)
    expect(requests).toEqual([])
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
