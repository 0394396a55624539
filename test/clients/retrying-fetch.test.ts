import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { retryingFetch } from '../../clients/typescript/src/retrying-fetch.ts'

type Step = number | 'reset'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A server that answers with these in turn, then with 200. */
async function flaky(steps: readonly Step[], retryAfter?: string) {
  const asked: { readonly key: string | undefined; readonly body: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked.push({ key: request.headers['idempotency-key']?.toString(), body: Buffer.concat(chunks).toString() })
    const step = steps[asked.length - 1] ?? 200
    if (step === 'reset') request.socket.resetAndDestroy()
    else response.writeHead(step, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => server.close())
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo
  const waits: number[] = []
  const send = retryingFetch(fetch, { pause: async (ms) => void waits.push(ms) })
  return { send, asked, waits, url: `http://127.0.0.1:${port}/` }
}

it('tries again under one idempotency key and with the whole body', async () => {
  const { send, asked, url } = await flaky([503, 'reset', 429])

  const answer = await send(new Request(url, { method: 'POST', body: '{"a":1}' }))

  expect(answer.status).toBe(200)
  expect(asked.map((each) => each.body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}', '{"a":1}'])
  expect(new Set(asked.map((each) => each.key)).size).toBe(1)
  expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
})

it('waits longer each time, by chance, and as long as the server says', async () => {
  const plain = await flaky([500, 500, 500])
  await plain.send(new Request(plain.url))
  const told = await flaky([429], '7')
  await told.send(new Request(told.url))

  expect(plain.waits.map((ms, index) => ms >= 0 && ms <= 500 * 2 ** index)).toEqual([true, true, true])
  expect(told.waits[0]).toBeGreaterThanOrEqual(7_000)
})

it('hands over a refusal at once, the last answer after the last try, and a wait that is too long', async () => {
  const refused = await flaky([400])
  const down = await flaky([503, 503, 503, 503])
  const later = await flaky([429], '86400')

  expect((await refused.send(new Request(refused.url))).status).toBe(400)
  expect((await down.send(new Request(down.url))).status).toBe(503)
  expect((await later.send(new Request(later.url))).status).toBe(429)
  expect([refused.asked.length, down.asked.length, later.asked.length]).toEqual([1, 4, 1])
})

it('takes 409 for a first try that is still at work only where there was one', async () => {
  const first = await flaky([409])
  const second = await flaky(['reset', 409])

  expect((await first.send(new Request(first.url, { method: 'POST' }))).status).toBe(409)
  expect((await second.send(new Request(second.url, { method: 'POST' }))).status).toBe(200)
})
