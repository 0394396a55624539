import { once } from 'node:events'
import { Agent, request } from 'node:https'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, MAGIC_ENDINGS } from '../../simulator/faults.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { type Answered, askBank } from './ask-bank.ts'

let bank: Simulator

beforeAll(async () => {
  bank = await startSimulator({ seed: 'faults', slowMs: 5 })
})
afterEach(() => bank.setFault('dashen', null))
afterAll(() => bank.close())

function ask(reference: string, agent?: Agent): Promise<Answered> {
  const origin = bank.origins.dashen?.html ?? ''
  return askBank({ origin, path: `/receipt/${reference}`, ca: bank.ca, ...(agent === undefined ? {} : { agent }) })
}

const plain = () => bank.receipts.find((each) => each.bank === 'dashen' && each.fault === null)?.reference ?? ''

/** What a bank does with a request, in the words of the tests below. */
async function outcome(reference: string): Promise<string> {
  const answered = await ask(reference).catch((error: NodeJS.ErrnoException) => error.code ?? error.message)
  return typeof answered === 'string' ? answered : `${answered.status} ${answered.type.split(';')[0]}`
}

describe('faults of connections', () => {
  it('resets', async () => {
    bank.setFault('dashen', 'reset')

    expect(await outcome(plain())).toBe('ECONNRESET')
  })

  it('shows a certificate that it has signed itself', async () => {
    bank.setFault('dashen', 'bad_certificate')

    expect(await outcome(plain())).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    const origin = bank.origins.dashen?.html ?? ''
    const trusting = await askBank({ origin, path: `/receipt/${plain()}`, ca: bank.selfSignedCertificate })
    expect(trusting.status).toBe(200)
  })

  it('takes a connection and never answers the greeting, until the client gives up', async () => {
    bank.setFault('dashen', 'hang_handshake')
    const { port } = new URL(bank.origins.dashen?.html ?? '')
    const before = bank.connectionCount('dashen', 'html')
    const sent = request({ host: '127.0.0.1', port, path: '/', agent: false })
    const failed = once(sent, 'error').catch((error: unknown) => error)
    sent.end()
    // A second connection is taken after the first, so by then the first has hung.
    const second = connect(Number(port), '127.0.0.1')
    await once(second, 'connect')
    await expect.poll(() => bank.connectionCount('dashen', 'html')).toBe(before + 2)

    expect(sent.socket?.readable).not.toBe(false)
    sent.destroy(new Error('given up'))
    second.destroy()
    await failed
  })

  it('does so on every other connection', async () => {
    bank.setFault('dashen', 'hang_half_handshakes')
    const asked = [ask(plain()), ask(plain())]

    expect((await Promise.any(asked)).status).toBe(200)
    bank.setFault('dashen', null)
    // The other one still hangs and ends with the simulator.
    for (const each of asked) each.catch(() => undefined)
  })

  it('meets a client that kept its connection as well', async () => {
    using agent = keepingAgent()
    expect((await ask(plain(), agent.agent)).status).toBe(200)
    bank.setFault('dashen', 'reset')

    await expect(ask(plain(), agent.agent)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('faults of answers', () => {
  it.each<[Fault, string]>([
    ['html_200', '200 text/html'],
    ['waf', '200 text/html'],
    ['bad_gateway', '502 text/html'],
    ['forbidden', '403 text/html'],
    ['wrong_json', '200 application/json'],
    ['redirect', '302 '],
    ['reset_after_request', 'ECONNRESET'],
    ['truncated', 'ECONNRESET'],
    ['slow', '200 text/html'],
    ['old_pdf', '200 application/pdf'],
  ])('%s: %s', async (fault, expected) => {
    bank.setFault('dashen', fault, 'html')

    expect(await outcome(plain())).toBe(expected)
  })

  it('answers 400 to the first question about a payment and rightly to the next', async () => {
    const reference = bank.receipts.find((each) => each.bank === 'dashen' && each.fault === 'fail_first')?.reference
    bank.setFault('dashen', 'fail_first')

    expect(await outcome(reference ?? '')).toBe('400 application/json')
    expect(await outcome(reference ?? '')).toBe('200 text/html')
  })

  it("answers with somebody else's payment", async () => {
    bank.setFault('dashen', 'other_receipt')
    const { status, text } = await ask(plain())

    expect(status).toBe(200)
    expect(text).toContain('Transaction Reference')
    expect(text).not.toContain(plain())
  })

  it('floods a client until that goes away', async () => {
    bank.setFault('dashen', 'endless')
    const url = `${bank.origins.dashen?.html}/receipt/${plain()}`
    const sent = request(url, { ca: bank.ca, agent: false })
    sent.end()
    const [response] = await once(sent, 'response')
    let received = 0
    for await (const chunk of response) {
      received += chunk.length
      if (received > 5_000_000) break
    }

    expect(received).toBeGreaterThan(5_000_000)
  })

  it('takes a request and never answers', async () => {
    bank.setFault('dashen', 'hang')
    const before = bank.requestCount('dashen', 'html')
    const sent = request(`${bank.origins.dashen?.html}/receipt/${plain()}`, { ca: bank.ca, agent: false })
    let isAnswered = false
    sent.on('response', () => {
      isAnswered = true
    })
    const closed = new Promise((resolve) => sent.once('close', resolve))
    sent.on('error', () => undefined).end()
    await expect.poll(() => bank.requestCount('dashen', 'html')).toBe(before + 1)

    sent.destroy()
    await closed
    expect(isAnswered).toBe(false)
  })

  it('leaves other banks and lookups alone', async () => {
    bank.setFault('dashen', 'bad_gateway', 'pdf')

    expect(await outcome(plain())).toBe('200 text/html')
  })

  it('are called up by asking for a magic reference', async () => {
    const magic = bank.receipts.filter((each) => each.bank === 'dashen' && each.fault !== null)

    expect(magic.map(({ reference, fault }) => [reference.slice(-4), fault])).toEqual(Object.entries(MAGIC_ENDINGS))
    const gateway = magic.find(({ fault }) => fault === 'bad_gateway')
    expect(await outcome(gateway?.reference ?? '')).toBe('502 text/html')
  })

  it('are refused for a bank or lookup that is not there', () => {
    expect(() => bank.setFault('hibret', 'hang')).toThrow('The simulator has no hibret.')
    expect(() => bank.setFault('dashen', 'hang', 'fax')).toThrow('The simulator has no dashen fax.')
  })
})

function keepingAgent(): Disposable & { readonly agent: Agent } {
  const agent = new Agent({ keepAlive: true, ca: bank.ca })
  return { agent, [Symbol.dispose]: () => agent.destroy() }
}
